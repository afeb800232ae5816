#pragma once
#include <sys/types.h>

#include <optional>
#include <string>

namespace tidegate::viz {

/// A display that exists only in memory (Xvfb), for as long as this object lives: also when this program is killed, its
/// display ends. Any number of them may be started at a time: the server itself takes a free number and says which. Only
/// who may read the file authority() can use it.
class VirtualDisplay {
public:
    /// Returns when it can be used. Throws std::runtime_error, naming the package when Xvfb is not installed.
    VirtualDisplay(int width, int height);
    ~VirtualDisplay();
    VirtualDisplay(const VirtualDisplay&) = delete;
    VirtualDisplay& operator=(const VirtualDisplay&) = delete;

    const std::string& name() const { return name_; }            ///< for DISPLAY
    const std::string& authority() const { return authority_; }  ///< for XAUTHORITY

private:
    void start(int width, int height);
    void end();

    std::string name_, authority_;
    pid_t server_ = -1;
};

/// Where pictures are drawn: on the display that the environment names, or on a virtual one where it names none.
class PictureDisplay {
public:
    PictureDisplay();
    ~PictureDisplay();
    PictureDisplay(const PictureDisplay&) = delete;
    PictureDisplay& operator=(const PictureDisplay&) = delete;

private:
    std::optional<VirtualDisplay> stand_in_;
};

}  // namespace tidegate::viz

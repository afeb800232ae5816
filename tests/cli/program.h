#pragma once
#include <string>
#include <vector>

namespace tidegate::testing {

/// What the built program printed and how it ended.
struct Answer {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// A new folder with a space in its name, gone at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path(const std::string& name = "") const;
    void write(const std::string& name, const std::string& text) const;
    std::string read(const std::string& name) const;

private:
    std::string path_;
};

/// Runs the built program in `folder`, without a terminal.
Answer answer_of(const Folder& folder, const std::vector<std::string>& arguments);
/// Runs a script of the shell there; the program is "$0".
Answer answer_of_script(const Folder& folder, const std::string& script);

}  // namespace tidegate::testing

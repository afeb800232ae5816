#pragma once
#include <string>

namespace tidegate {

/// Reads a whole file; empty when there is none.
std::string text_of_file(const std::string& path);

/// Writes a text so that the file is either as before or holds all of it. Throws std::runtime_error with the path and
/// what the system says.
void write_whole_file(const std::string& path, const std::string& text);

/// A file that is written under another name and takes its place when it is whole; else it goes.
class PartFile {
public:
    explicit PartFile(const std::string& path);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::string& path() const { return part_; }  ///< to write to
    /// Takes the place of the file. Throws std::runtime_error with the path and what the system says.
    void keep() const;
    /// The same when it could not be written; `reason` from errno.
    [[noreturn]] void refuse(const std::string& reason) const;

private:
    std::string path_, part_;
};

}  // namespace tidegate

#pragma once
#include <stdexcept>
#include <string>

namespace tidegate {

/// Reads a whole file; empty when there is none.
std::string text_of_file(const std::string& path);

/// A file that the system refuses to write.
class WriteError : public std::runtime_error {
public:
    /// `reason`: what the system says.
    WriteError(const std::string& path, const std::string& reason);

    const std::string& path() const { return path_; }
    const std::string& reason() const { return reason_; }

private:
    std::string path_, reason_;
};

/// Writes a text so that the file is either as before or holds all of it. Throws WriteError.
void write_whole_file(const std::string& path, const std::string& text);

/// A file that is written under another name and takes its place when it is whole; else it goes.
class PartFile {
public:
    explicit PartFile(const std::string& path);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::string& path() const { return part_; }  ///< to write to
    /// Takes the place of the file. Throws WriteError.
    void keep() const;
    /// Throws WriteError; `reason` from errno.
    [[noreturn]] void refuse(const std::string& reason) const;

private:
    std::string path_, part_;
};

}  // namespace tidegate

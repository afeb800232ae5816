#pragma once
#include <string>

namespace tidegate {

/// A file that is written under another name and takes its place when it is whole; else it goes.
class PartFile {
public:
    /// Throws InputError when `path` is a folder, or exists and not `force`.
    PartFile(const std::string& path, bool force);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::string& path() const { return part_; }  ///< to write to
    void keep() const;                                 ///< throws std::runtime_error when the disk refuses

private:
    std::string path_, part_;
};

}  // namespace tidegate

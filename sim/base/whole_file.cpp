#include "base/whole_file.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tidegate {

WriteError::WriteError(const std::string& path, const std::string& reason)
    : std::runtime_error(fmt::format("cannot write '{}': {}; is the disk full, or the folder read-only?", path, reason)),
      path_(path),
      reason_(reason) {}

std::string text_of_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_whole_file(const std::string& path, const std::string& text) {
    const PartFile part(path);
    errno = 0;
    std::ofstream out(part.path(), std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) part.refuse(std::strerror(errno));
    part.keep();
}

PartFile::PartFile(const std::string& path) : path_(path), part_(path + ".part") {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

PartFile::~PartFile() {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

void PartFile::keep() const {
    std::error_code error;
    std::filesystem::rename(part_, path_, error);
    if (error) refuse(error.message());
}

void PartFile::refuse(const std::string& reason) const { throw WriteError(path_, reason); }

}  // namespace tidegate

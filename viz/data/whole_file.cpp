#include "viz/data/whole_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace tidegate::viz {

void write_whole_file(const std::string& path, const std::string& text) {
    const std::string unfinished = path + ".part";
    errno = 0;
    std::ofstream file(unfinished, std::ios::binary);
    file << text;
    file.close();
    std::error_code error;
    if (file) std::filesystem::rename(unfinished, path, error);
    if (file && !error) return;
    const std::string why = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(unfinished, error);
    throw std::runtime_error("cannot write '" + path + "': " + why);
}

}  // namespace tidegate::viz

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/fault.h"
#include "exchange/import_map.h"
#include "exchange/part_file.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

void refuse(const std::string& path, const char* what, const char* cure) {
    Faults faults;
    faults.add({path}, what, {}, cure);
    throw InputError(std::move(faults));
}

void write_or_remove(const fs::path& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text << std::flush;
    if (out) return;
    out.close();
    std::error_code ignored;
    fs::remove(path, ignored);
    throw std::runtime_error(fmt::format("cannot write {}: is the disk full, or the folder read-only?", path.string()));
}

}  // namespace

PartFile::PartFile(const std::string& path, bool force) : path_(path), part_(path + ".part") {
    std::error_code error;
    if (fs::is_directory(path, error)) refuse(path, "is a folder", "add a file name");
    if (fs::exists(path, error) && !force) refuse(path, "exists already", "choose another name, or overwrite it with --force");
    fs::remove(part_, error);
}

PartFile::~PartFile() {
    std::error_code ignored;
    fs::remove(part_, ignored);
}

void PartFile::keep() const {
    std::error_code error;
    fs::rename(part_, path_, error);
    if (error) throw std::runtime_error(fmt::format("cannot write {}: {}", path_, error.message()));
}

void write_file(const std::string& path, const std::string& text, bool force) {
    const PartFile part(path, force);
    write_or_remove(part.path(), text);
    part.keep();
}

void write_folder(const std::string& folder, const std::map<std::string, std::string>& files) {
    std::error_code error;
    const bool is_there = fs::exists(folder, error);
    if (is_there && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        refuse(folder, "exists and is not an empty folder", "name a new one");
    }
    const fs::path clean = fs::path(folder).has_filename() ? fs::path(folder) : fs::path(folder).parent_path();
    const fs::path part = clean.string() + ".part";
    fs::create_directories(part);
    try {
        for (const auto& [name, text] : files) write_or_remove(part / name, text);
        if (is_there) fs::remove(clean);
        fs::rename(part, clean);
    } catch (...) {
        fs::remove_all(part, error);
        throw;
    }
}

}  // namespace tidegate

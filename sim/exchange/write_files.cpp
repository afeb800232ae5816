#include <fmt/core.h>

#include <filesystem>

#include "base/fault.h"
#include "base/whole_file.h"
#include "exchange/check_free.h"
#include "exchange/import_map.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

void refuse(const std::string& path, const char* what, const char* cure) {
    Faults faults;
    faults.add({path}, what, {}, cure);
    throw InputError(std::move(faults));
}

}  // namespace

void check_free(const std::string& path, bool force) {
    std::error_code error;
    if (fs::is_directory(path, error)) refuse(path, "is a folder", "add a file name");
    if (fs::exists(path, error) && !force) refuse(path, "exists already", "choose another name, or overwrite it with --force");
}

void write_file(const std::string& path, const std::string& text, bool force) {
    check_free(path, force);
    write_whole_file(path, text);
}

void write_folder(const std::string& folder, const std::map<std::string, std::string>& files) {
    std::error_code error;
    const bool is_there = fs::exists(folder, error);
    if (is_there && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        refuse(folder, "exists and is not an empty folder", "name a new one");
    }
    const fs::path clean = fs::path(folder).has_filename() ? fs::path(folder) : fs::path(folder).parent_path();
    const fs::path part = clean.string() + ".part";
    if (fs::exists(part, error)) refuse(part.string(), "is in the way", "move it, or remove it");
    fs::create_directories(part);
    try {
        for (const auto& [name, text] : files) write_whole_file((part / name).string(), text);
        if (is_there) fs::remove(clean);
        fs::rename(part, clean);
    } catch (...) {
        fs::remove_all(part, error);
        throw;
    }
}

}  // namespace tidegate

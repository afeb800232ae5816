#include "batch/sweep_folder.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "base/fault.h"
#include "base/whole_file.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

// The end of a text, at most `most` bytes, from the beginning of a line.
std::string last_words(const std::string& text, std::size_t most = 600) {
    if (text.size() <= most) return text;
    const std::size_t line = text.find('\n', text.size() - most);
    return line == std::string::npos ? text.substr(text.size() - most) : text.substr(line + 1);
}

// The one part of the identity that differs, in words.
std::string difference(const std::string& before, const std::string& now) {
    const auto a = nlohmann::json::parse(before, nullptr, false);
    const auto b = nlohmann::json::parse(now);
    if (!a.is_object()) return "its sweep.json cannot be read";
    std::string words;
    for (const auto& [name, value] : b.items()) {
        if (a.contains(name) && a[name] == value) continue;
        words += fmt::format("{}the {} changed", words.empty() ? "" : ", ", name);
    }
    return words;
}

}  // namespace

SweepFolder::SweepFolder(std::string directory, const std::string& identity)
    : directory_(std::move(directory)), cases_(directory_ + "/cases/") {
    const std::string identity_path = directory_ + "/sweep.json";
    std::error_code error;
    if (fs::exists(directory_, error) && !fs::exists(identity_path)) {
        if (!fs::is_directory(directory_)) throw InputError(directory_ + " is not a directory");
        if (!fs::is_empty(directory_)) {
            throw InputError(fmt::format("{} is not empty and holds no sweep; name a new directory", directory_));
        }
    }
    fs::create_directories(directory_, error);
    if (error) throw InputError(fmt::format("cannot make {}: {}", directory_, error.message()));
    lock_ = open((directory_ + "/.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0 || flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        if (lock_ >= 0) close(lock_);
        throw InputError(fmt::format("{} is in use by another sweep, or cannot be written", directory_));
    }
    if (const std::string before = text_of_file(identity_path); before.empty()) {
        write_whole_file(identity_path, identity);
    } else if (before != identity) {
        const std::string words = difference(before, identity);
        close(lock_);
        throw InputError(fmt::format("{} holds the cases of another sweep ({}); name a new directory",
                                     directory_, words));
    }
    fs::create_directories(cases_);
}

SweepFolder::~SweepFolder() { close(lock_); }

CaseResult SweepFolder::stored(const std::string& name) const {
    const std::string path = cases_ + name + ".json";
    if (!fs::exists(path)) return {};
    CaseResult result = read_case(text_of_file(path));
    if (result.status == CaseStatus::failed) return {};
    return result;
}

CaseResult SweepFolder::keep(const std::string& name, int exit_code) const {
    const std::string failed_path = cases_ + name + ".failed";
    constexpr int interrupted = 130;
    std::error_code error;
    if (exit_code == interrupted) {
        fs::remove(part_path(name), error);
        return {};
    }
    CaseResult result;
    if (exit_code == 0) result = read_case(text_of_file(part_path(name)));
    if (exit_code != 0 || result.status == CaseStatus::failed) {
        const std::string why = exit_code != 0 ? fmt::format("exit code {}", exit_code) : result.message;
        result = {};
        result.status = CaseStatus::failed;
        result.message = fmt::format("{}\n{}", why, last_words(text_of_file(log_path(name))));
        write_whole_file(failed_path, result.message);
        fs::remove(part_path(name), error);
        return result;
    }
    fs::rename(part_path(name), cases_ + name + ".json");
    fs::remove(failed_path, error);
    fs::remove(log_path(name), error);
    return result;
}

}  // namespace tidegate

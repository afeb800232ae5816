#include "viz/window/side_job.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "viz/words/sentence.h"

extern char** environ;

namespace tidegate::viz {

namespace {

constexpr std::string_view mark = "made ";

int spawn(const std::string& program, const std::vector<std::string>& arguments, int errors) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    pid_t pid = -1;
    const int error = posix_spawn(&pid, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        throw Trouble<std::runtime_error>({Word::export_not_started, {std::strerror(error)}});
    }
    return pid;
}

}  // namespace

SideJob::SideJob(const std::string& program, const std::vector<std::string>& arguments,
                     std::string output)
    : output_(std::move(output)) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        throw Trouble<std::runtime_error>({Word::export_not_started, {std::strerror(errno)}});
    }
    pipe_ = ends[0];
    try {
        pid_ = spawn(program, arguments, ends[1]);
    } catch (const std::exception&) {
        close(ends[0]);
        close(ends[1]);
        throw;
    }
    close(ends[1]);
}

SideJob::~SideJob() {
    if (pid_ > 0) {
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
        std::error_code error;
        std::filesystem::remove(output_ + ".part", error);
        std::filesystem::remove(output_ + ".log", error);
    }
    if (pipe_ >= 0) close(pipe_);
}

void SideJob::take(const std::string& text) {
    for (const char c : text) {
        if (c != '\n' && c != '\r') {
            line_ += c;
            continue;
        }
        if (!line_.empty()) last_line_ = line_;
        const double share = progress_share(line_);
        if (share >= 0) share_ = share;
        line_.clear();
    }
}

bool SideJob::poll() {
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = read(pipe_, buffer.data(), buffer.size())) > 0;) {
        take(std::string(buffer.data(), static_cast<std::size_t>(n)));
    }
    if (pid_ <= 0) return true;
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return false;
    pid_ = -1;
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    for (ssize_t n = 0; (n = read(pipe_, buffer.data(), buffer.size())) > 0;) {
        take(std::string(buffer.data(), static_cast<std::size_t>(n)));
    }
    return true;
}

std::string SideJob::last_words() const {
    constexpr std::string_view name = "tidegate";
    if (!std::string_view(last_line_).starts_with(name)) return last_line_;
    const std::size_t colon = last_line_.find(": ");
    return colon == std::string::npos ? last_line_ : last_line_.substr(colon + 2);
}

std::string progress_line(std::size_t done, std::size_t all) {
    return fmt::format("{}{} of {}", mark, done, all);
}

double progress_share(const std::string& line) {
    if (!line.starts_with(mark)) return -1;
    const char* end = line.data() + line.size();
    std::size_t done = 0, all = 0;
    const auto first = std::from_chars(line.data() + mark.size(), end, done);
    constexpr std::string_view of = " of ";
    const std::string_view rest(first.ptr, static_cast<std::size_t>(end - first.ptr));
    if (first.ec != std::errc{} || !rest.starts_with(of)) return -1;
    const auto second = std::from_chars(first.ptr + of.size(), end, all);
    if (second.ec != std::errc{} || all == 0 || done > all) return -1;
    return static_cast<double>(done) / static_cast<double>(all);
}

std::string export_path(const std::string& run_path, const std::string& what, const std::string& ending) {
    std::string named;
    for (const char c : what) {
        if (c != ':') named += c == '/' ? '-' : c;
    }
    const std::string stem = std::filesystem::path(run_path).replace_extension().string() + "-" + named;
    std::string path = stem + ending;
    for (int i = 2; std::filesystem::exists(path); ++i) path = fmt::format("{}-{}{}", stem, i, ending);
    return path;
}

}  // namespace tidegate::viz

#include "viz/picture/video.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "viz/words/sentence.h"

namespace tidegate::viz {

namespace {

/// In single quotes for the shell.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

std::string last_line(const std::string& path) {
    std::ifstream file(path);
    std::string line, last;
    while (std::getline(file, line)) {
        if (!line.empty()) last = line;
    }
    return last.empty() ? "no reason given" : last;
}

void remove(const std::string& path) {
    std::error_code error;
    std::filesystem::remove(path, error);
}

}  // namespace

VideoWriter::VideoWriter(std::string path, int width, int height, int pictures_per_s)
    : path_(std::move(path)) {
    if (std::system("command -v ffmpeg > /dev/null 2>&1") != 0) {
        throw Trouble<std::runtime_error>({Word::no_ffmpeg, {}});
    }
    // A pipe whose reader ended must be an error of the write, not the end of this program.
    std::signal(SIGPIPE, SIG_IGN);
    const std::string command = fmt::format(
        "exec ffmpeg -nostdin -loglevel error -y -f rawvideo -pix_fmt rgb24 -s {}x{} -r {} -i - "
        "-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p -movflags +faststart -f mp4 {} 2> {}",
        width, height, pictures_per_s, quoted(unfinished()), quoted(log()));
    pipe_ = popen(command.c_str(), "w");
    if (pipe_ == nullptr) throw Trouble<std::runtime_error>({Word::export_not_started, {"ffmpeg"}});
}

VideoWriter::~VideoWriter() {
    if (pipe_ == nullptr) return;
    pclose(pipe_);
    remove(unfinished());
    remove(log());
}

void VideoWriter::give_up() {
    const std::string why = last_line(log());
    remove(unfinished());
    remove(log());
    throw Trouble<std::runtime_error>({Word::video_failed, {path_, why}});
}

void VideoWriter::add(const std::vector<std::uint8_t>& rgb) {
    if (std::fwrite(rgb.data(), 1, rgb.size(), pipe_) == rgb.size()) return;
    pclose(pipe_);
    pipe_ = nullptr;
    give_up();
}

void VideoWriter::finish() {
    const int status = pclose(pipe_);
    pipe_ = nullptr;
    std::error_code error;
    const bool is_good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (is_good) std::filesystem::rename(unfinished(), path_, error);
    if (!is_good || error) give_up();
    remove(log());
}

}  // namespace tidegate::viz

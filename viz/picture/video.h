#pragma once
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace tidegate::viz {

/// Pictures to an MP4 (H.264, which every player and slide program knows) through ffmpeg, a program
/// of its own. The file appears when it is whole.
class VideoWriter {
public:
    /// Width and height are even. Throws std::runtime_error when ffmpeg is not installed (naming
    /// the package) or cannot be started.
    VideoWriter(std::string path, int width, int height, int pictures_per_s);
    /// Leaves nothing behind when finish() was not reached.
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

    /// Adds a picture, 3 bytes a pixel, rows from the top. Throws when ffmpeg has given up.
    void add(const std::vector<std::uint8_t>& rgb);
    /// Closes the file. Throws std::runtime_error with ffmpeg's last words when it failed.
    void finish();

private:
    std::string unfinished() const { return path_ + ".part"; }
    std::string log() const { return path_ + ".log"; }
    [[noreturn]] void give_up();

    std::string path_;
    std::FILE* pipe_ = nullptr;
};

}  // namespace tidegate::viz

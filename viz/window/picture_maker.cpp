#include "viz/window/picture_maker.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "viz/picture/png.h"
#include "viz/picture/video.h"
#include "viz/stage/follow.h"
#include "viz/window/screen.h"
#include "viz/window/window.h"

namespace tidegate::viz {

namespace {

/// A hidden window and a screen, for pictures of one size.
class Maker {
public:
    /// `laid_out_w`, `laid_out_h`: the size at which letters have their usual size.
    Maker(int width, int height, TextScale text, double laid_out_w = 1600, double laid_out_h = 1000)
        : width_(width), height_(height), window_("Tidegate", 64, 64, false), screen_(window_.handle(), true) {
        const double fit = std::min(width / laid_out_w, height / laid_out_h);
        scale_ = static_cast<float>(std::clamp(fit, 0.7, 4.0) * factor_of(text));
    }

    Typefaces& typefaces() { return screen_.typefaces(); }

    void draw(Stage& stage, const Desk& desk, const ViewState& view) {
        Actions none;
        screen_.begin(width_, height_, scale_, false);
        screen_.draw(stage, view, desk, drafts_, none);
        for (std::size_t i = 0; i < stage.size(); ++i) {
            if (stage.player(i).trouble()) std::rethrow_exception(stage.player(i).take_trouble());
        }
    }
    void draw_chart(Stage& stage, const Desk& desk, const ViewState& view, std::size_t row) {
        screen_.begin(width_, height_, scale_, false);
        screen_.draw_chart(stage, view, desk, drafts_, row);
    }
    void draw_start(const std::vector<Offer>& offers, const ViewState& view) {
        Actions none;
        screen_.begin(width_, height_, scale_, false);
        screen_.draw_start(offers, view, {}, drafts_, none);
    }
    std::vector<std::uint8_t> pixels() { return screen_.canvas().pixels(); }

private:
    int width_, height_;
    float scale_ = 1;
    Window window_;
    Screen screen_;
    Drafts drafts_;
};

void add_names(Maker& maker, Stage& stage, const Desk& desk) {
    for (std::size_t i = 0; i < stage.size(); ++i) maker.typefaces().add(stage.player(i).data());
    if (const DrillLog* drill = stage.shown().drill) {
        for (const DrillEntry& entry : drill->entries) maker.typefaces().add(entry.where + entry.note);
    }
    for (const Bookmark& bookmark : desk.bookmarks) maker.typefaces().add(bookmark.note);
    for (const std::string& part : desk.message.parts) maker.typefaces().add(part);
}

void wait_for_all(Stage& stage, const ViewState& view) {
    for (std::size_t i = 0; i < stage.size(); ++i) {
        const bool is_picked = view.picked && view.picked->run == static_cast<int>(i);
        stage.player(i).wait_for_all(is_picked ? view.picked->agent : -1, view.colour_by == ColourBy::wait);
    }
}

}  // namespace

void write_screenshot(Stage& stage, const Desk& desk, const ViewState& view, int width, int height,
                      const std::string& path) {
    Maker maker(width, height, view.text);
    add_names(maker, stage, desk);
    wait_for_all(stage, view);
    ViewState shown = view;
    apply(follow_actions(stage, shown), stage.shown(), shown);
    // Two rounds: ImGui sizes some widgets by what it saw the round before.
    for (int round = 0; round < 2; ++round) maker.draw(stage, desk, shown);
    write_png(path, width, height, maker.pixels());
}

void write_chart(Stage& stage, const Desk& desk, const ViewState& view, std::size_t row, int width, int height,
                 const std::string& path) {
    Maker maker(width, height, view.text, 1000, 500);
    add_names(maker, stage, desk);
    maker.draw_chart(stage, desk, view, row);
    write_png(path, width, height, maker.pixels());
}

void write_start_page(const std::vector<Offer>& offers, const ViewState& view, int width,
                      int height, const std::string& path) {
    Maker maker(width, height, view.text);
    for (const Offer& offer : offers) maker.typefaces().add(offer.path + offer.title + offer.about);
    for (int round = 0; round < 2; ++round) maker.draw_start(offers, view);
    write_png(path, width, height, maker.pixels());
}

std::size_t pictures_in(const VideoAsked& asked) {
    const double seconds = (asked.range.to - asked.range.from) / asked.speed;
    return static_cast<std::size_t>(std::floor(seconds * asked.pictures_per_s)) + 1;
}

void write_video(Stage& stage, const Desk& desk, ViewState view, const VideoAsked& asked,
                 const std::string& path,
                 const std::function<void(std::size_t, std::size_t)>& progress) {
    const int width = asked.width / 2 * 2, height = asked.height / 2 * 2;
    Maker maker(width, height, view.text);
    add_names(maker, stage, desk);
    wait_for_all(stage, view);
    VideoWriter video(path, width, height, asked.pictures_per_s);
    const std::size_t pictures = pictures_in(asked);
    view.time = asked.range.from;
    maker.draw(stage, desk, view);
    for (std::size_t i = 0; i < pictures; ++i) {
        view.time = std::min(asked.range.to, asked.range.from + static_cast<double>(i) * asked.speed /
                                                                    asked.pictures_per_s);
        apply(follow_actions(stage, view), stage.shown(), view);
        view.is_playing = true;
        view.playback = asked.speed;
        read_ahead(stage, view);
        maker.draw(stage, desk, view);
        video.add(maker.pixels());
        progress(i + 1, pictures);
    }
    video.finish();
}

}  // namespace tidegate::viz

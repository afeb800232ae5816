#include "viz/window/desk_work.h"

#include <algorithm>
#include <filesystem>

#include "base/whole_file.h"
#include "viz/picture/curves_csv.h"

namespace tidegate::viz {

void DeskWork::say(Sentence sentence) {
    desk_.message = std::move(sentence);
    desk_.is_trouble = false;
}

void DeskWork::complain(const std::exception& error) {
    desk_.message = sentence_of(error);
    desk_.is_trouble = true;
}

Desk desk_of(Stage& stage, Language language) {
    Desk desk;
    const Shown shown = stage.shown();
    if (shown.is_comparison()) desk.names = telling_names(shown.run, *shown.other, language);
    if (shown.run.frames == 0) desk.message = {Word::frames_missing, {}};
    try {
        desk.bookmarks = load_bookmarks(bookmarks_path(stage.player(0).path()));
    } catch (const std::exception& error) {
        desk.message = sentence_of(error);
        desk.is_trouble = true;
    }
    return desk;
}

void DeskWork::take_stage(Stage& stage, Language language) {
    desk_ = desk_of(stage, language);
    language_ = language;
    job_.reset();
}

void DeskWork::save(const std::string& run_path) {
    std::stable_sort(desk_.bookmarks.begin(), desk_.bookmarks.end(),
                     [](const Bookmark& a, const Bookmark& b) { return a.time < b.time; });
    save_bookmarks(bookmarks_path(run_path), desk_.bookmarks);
}

void DeskWork::perform(const Action& action, Stage& stage, const ViewState& view) {
    if (language_ != view.language) {
        language_ = view.language;
        const Shown shown = stage.shown();
        if (shown.is_comparison()) desk_.names = telling_names(shown.run, *shown.other, language_);
    }
    try {
        if (const auto* add = std::get_if<AddBookmark>(&action)) {
            desk_.bookmarks.push_back({view.time, add->note});
            save(stage.player(0).path());
        } else if (const auto* remove = std::get_if<RemoveBookmark>(&action)) {
            if (remove->row >= desk_.bookmarks.size()) return;
            desk_.bookmarks.erase(desk_.bookmarks.begin() + static_cast<std::ptrdiff_t>(remove->row));
            save(stage.player(0).path());
        } else if (const auto* picture = std::get_if<ExportPicture>(&action)) {
            export_view(stage, view, picture->size, false);
        } else if (const auto* video = std::get_if<ExportVideo>(&action)) {
            export_view(stage, view, video->size, true);
        } else if (std::holds_alternative<ExportCurves>(action)) {
            export_curves(stage, view);
        } else if (const auto* chart = std::get_if<ExportChart>(&action)) {
            export_chart(stage, view, chart->curve);
        } else if (std::holds_alternative<StopExport>(action)) {
            job_.reset();
            desk_.export_line.clear();
        } else if (std::holds_alternative<DismissMessage>(action)) {
            say({});
        }
    } catch (const std::exception& error) {
        complain(error);
    }
}

std::vector<std::string> DeskWork::words_of(Stage& stage, const ViewState& view) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < stage.size(); ++i) words.push_back(stage.player(i).path());
    if (const DrillLog* drill = stage.shown().drill) words.insert(words.end(), {"--log", drill->file});
    const std::vector<std::string> looks = to_arguments_(view, stage.shown());
    words.insert(words.end(), looks.begin(), looks.end());
    return words;
}

void DeskWork::start(std::vector<std::string> words, const std::string& output) {
    job_ = std::make_unique<SideJob>(std::filesystem::read_symlink("/proc/self/exe").string(), words, output);
    poll();
}

void DeskWork::export_view(Stage& stage, const ViewState& view, const std::string& size, bool is_video) {
    const Shown shown = stage.shown();
    const std::string output = export_path(stage.player(0).path(), shown.run.calendar.clock(view.time),
                                           is_video ? ".mp4" : ".png");
    std::vector<std::string> words = words_of(stage, view);
    words.insert(words.end(), {is_video ? "--video" : "--screenshot", output, "--size", size});
    if (is_video) {
        // What is shown of the time axis, at the speed of playing.
        const TimeRange range =
            view.loop.is_any() ? view.loop
            : view.axis.is_any()
                ? TimeRange{view.axis.from, std::min(view.axis.to, shown.recorded_end())}
                : TimeRange{0, shown.recorded_end()};
        words.insert(words.end(), {"--from", shown.run.calendar.iso(range.from), "--to",
                                   shown.run.calendar.iso(range.to), "--speed",
                                   std::to_string(view.playback)});
    }
    start(std::move(words), output);
}

void DeskWork::export_chart(Stage& stage, const ViewState& view, const std::string& curve) {
    const std::string output = export_path(stage.player(0).path(), curve, ".png");
    std::vector<std::string> words = words_of(stage, view);
    words.insert(words.end(), {"--chart", curve, "--screenshot", output});
    start(std::move(words), output);
}

void DeskWork::export_curves(Stage& stage, const ViewState& view) {
    const Shown shown = stage.shown();
    const std::string path = export_path(stage.player(0).path(), "curves", ".csv");
    write_whole_file(path, curves_csv(shown, view.curves, view.axis));
    say({Word::exported, {path}});
}

void DeskWork::poll() {
    if (!job_) return;
    const bool is_over = job_->poll();
    desk_.export_share = job_->share();
    desk_.export_line = std::to_string(static_cast<int>(100 * job_->share())) + " %";
    if (!is_over) return;
    desk_.export_line.clear();
    if (job_->is_good()) {
        say({Word::exported, {job_->output()}});
    } else {
        complain(Trouble<std::runtime_error>({Word::export_failed, {job_->last_words()}}));
    }
    job_.reset();
}

std::vector<std::string> DeskWork::texts() const {
    std::vector<std::string> texts{desk_.names.first, desk_.names.second};
    texts.insert(texts.end(), desk_.message.parts.begin(), desk_.message.parts.end());
    for (const Bookmark& bookmark : desk_.bookmarks) texts.push_back(bookmark.note);
    return texts;
}

}  // namespace tidegate::viz

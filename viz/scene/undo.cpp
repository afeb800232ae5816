#include "viz/scene/undo.h"

#include <type_traits>

namespace tidegate::viz {

namespace {

constexpr std::size_t most_steps = 100;

template <class T, class... Kinds>
constexpr bool is_one_of = (std::is_same_v<T, Kinds> || ...);

bool is_undoable(const Action& action) {
    return std::visit(
        [](const auto& one) {
            using T = std::decay_t<decltype(one)>;
            return is_one_of<T, SetLoop, ShowTimes, ShowPage, ShowVenue, ShowLevel,
                             Arrange, Turn, SetCompareBy, SetColourBy, SetField, SetThreshold, ToggleTrails, Pick,
                             Follow, ChooseCurves, SetTheme, SetLanguage, SetText, ChangeCamera,
                             FitAll>;
        },
        action);
}

bool goes_on(const Action& action) {
    return std::holds_alternative<ChangeCamera>(action) || std::holds_alternative<ShowTimes>(action);
}

void put_back(const ViewState& from, ViewState& view) {
    ViewState restored = from;
    restored.time = view.time;
    restored.is_playing = view.is_playing;
    restored.playback = view.playback;
    restored.follows_end = view.follows_end;
    restored.shows_help = view.shows_help;
    restored.panels = view.panels;
    view = restored;
}

}  // namespace

void UndoStack::note(const ViewState& before, const Actions& actions) {
    bool has_change = false;
    for (const Action& action : actions) {
        if (!is_undoable(action)) continue;
        const bool is_more = is_running_ && goes_on(action) && action.index() == last_kind_;
        if (!has_change && !is_more) {
            before_.push_back(before);
            after_.clear();
        }
        has_change = true;
        last_kind_ = action.index();
    }
    is_running_ = has_change;
    if (before_.size() > most_steps) before_.erase(before_.begin());
}

bool UndoStack::undo(ViewState& view) {
    is_running_ = false;
    if (before_.empty()) return false;
    after_.push_back(view);
    put_back(before_.back(), view);
    before_.pop_back();
    return true;
}

bool UndoStack::redo(ViewState& view) {
    is_running_ = false;
    if (after_.empty()) return false;
    before_.push_back(view);
    put_back(after_.back(), view);
    after_.pop_back();
    return true;
}

}  // namespace tidegate::viz

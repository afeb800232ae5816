#pragma once
#include <array>
#include <cstddef>
#include <deque>
#include <vector>

struct ImGuiIO;

namespace tidegate::viz {

constexpr int mouse_buttons = 3;

/// A button of the mouse that went down or up, and where the mouse was then [px of the window].
struct MouseChange {
    double x = 0, y = 0;
    int button = 0;
    bool is_down = false;
};

/// What the panels are told of the mouse in one picture.
struct MouseNow {
    double x = 0, y = 0;
    std::array<bool, mouse_buttons> is_down{};
};

/// Panels see the mouse once a picture. A slow machine draws a picture in the time of several clicks, which would become
/// one, at the place of the last: so each picture is told of one change only, at its place, and the others wait.
class MouseReplay {
public:
    void add(const MouseChange& change) {
        if (change.button >= 0 && change.button < mouse_buttons) waiting_.push_back(change);
    }
    bool is_behind() const { return !waiting_.empty(); }
    /// For the next picture; the mouse is at `x`, `y` by now.
    MouseNow next(double x, double y) {
        now_.x = x;
        now_.y = y;
        if (waiting_.empty()) return now_;
        const MouseChange change = waiting_.front();
        waiting_.pop_front();
        now_.x = change.x;
        now_.y = change.y;
        now_.is_down[static_cast<std::size_t>(change.button)] = change.is_down;
        return now_;
    }

private:
    std::deque<MouseChange> waiting_;
    MouseNow now_;
};

/// A key that went down, as GLFW numbers it, with the keys that were held then.
struct KeyPress {
    int key = 0;
    bool with_shift = false;
    bool with_ctrl = false;
};

/// The same for keys: one that is up again, or whose Ctrl is, before a picture is drawn is down in that picture.
class KeyReplay {
public:
    void add(const KeyPress& press) { waiting_.push_back(press); }
    /// Before a picture: `io` holds the keys that are down by now.
    void tell(ImGuiIO& io);

private:
    std::vector<KeyPress> waiting_;
    std::vector<int> held_;  ///< told to be down for the last picture only
};

}  // namespace tidegate::viz

#include "viz/window/input_replay.h"

#include <imgui.h>

// After ImGui, of which it is no part.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

void KeyReplay::tell(ImGuiIO& io) {
    for (const int key : held_) io.KeysDown[key] = false;
    held_.clear();
    io.KeyShift = io.KeysDown[GLFW_KEY_LEFT_SHIFT] || io.KeysDown[GLFW_KEY_RIGHT_SHIFT];
    io.KeyCtrl = io.KeysDown[GLFW_KEY_LEFT_CONTROL] || io.KeysDown[GLFW_KEY_RIGHT_CONTROL];
    for (const KeyPress& press : waiting_) {
        if (press.key >= IM_ARRAYSIZE(io.KeysDown)) continue;
        io.KeyShift |= press.with_shift;
        io.KeyCtrl |= press.with_ctrl;
        if (io.KeysDown[press.key]) continue;
        io.KeysDown[press.key] = true;
        held_.push_back(press.key);
    }
    waiting_.clear();
}

}  // namespace tidegate::viz

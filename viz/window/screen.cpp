#include "viz/window/screen.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include "viz/panels/frame.h"
#include "viz/window/style.h"
// After the OpenGL functions, which GLFW must not declare again.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

Screen::Screen(GLFWwindow* window, bool is_smooth)
    : window_(window),
      painter_(make_gl_painter()),
      canvas_(is_smooth || !is_software_drawing()) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Screen::~Screen() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void Screen::begin(int width, int height, float scale, bool follows_window) {
    width_ = width;
    height_ = height;
    scale_ = scale;
    if (typefaces_.has_news(scale)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        typefaces_.load(scale);
    }
    ImGui_ImplOpenGL3_NewFrame();
    if (typefaces_.fonts().normal->ContainerAtlas->TexID == nullptr) {
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = 1.0F / 60;
    if (follows_window) {
        ImGui_ImplGlfw_NewFrame();
        int window_width = 1, window_height = 1;
        glfwGetWindowSize(window_, &window_width, &window_height);
        if (io.MousePos.x > -1e6F && window_width > 0) {
            const float per_px = static_cast<float>(width) / static_cast<float>(window_width);
            io.MousePos = ImVec2(io.MousePos.x * per_px / scale, io.MousePos.y * per_px / scale);
        }
    }
    hold_keys();
    io.DisplaySize = ImVec2(static_cast<float>(width) / scale, static_cast<float>(height) / scale);
    io.DisplayFramebufferScale = ImVec2(scale, scale);
    ImGui::NewFrame();
}

void Screen::hold_keys() {
    ImGuiIO& io = ImGui::GetIO();
    for (const int key : held_) io.KeysDown[key] = false;
    if (!held_.empty()) {
        io.KeyShift = io.KeysDown[GLFW_KEY_LEFT_SHIFT] || io.KeysDown[GLFW_KEY_RIGHT_SHIFT];
        io.KeyCtrl = io.KeysDown[GLFW_KEY_LEFT_CONTROL] || io.KeysDown[GLFW_KEY_RIGHT_CONTROL];
    }
    held_.clear();
    for (const KeyPress& press : pressed_) {
        if (press.key >= IM_ARRAYSIZE(io.KeysDown) || io.KeysDown[press.key]) continue;
        io.KeysDown[press.key] = true;
        io.KeyShift |= press.with_shift;
        io.KeyCtrl |= press.with_ctrl;
        held_.push_back(press.key);
    }
    pressed_.clear();
}

void Screen::draw(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts,
                  Actions& actions) {
    use_theme(view.theme);
    const Shown shown = stage.shown();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Layout layout = make_layout(shown, view, size.x, size.y);
    const Picture picture = director_.picture(stage, view, layout.plan);
    const PanelInput input{shown, shown.run, view, picture, desk, drafts, typefaces_.fonts()};
    show_panels(input, layout, actions);
    finish(picture.scene, view.theme);
}

void Screen::draw_chart(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts, std::size_t row) {
    use_theme(view.theme);
    const Shown shown = stage.shown();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Picture nothing;
    show_chart_picture({shown, shown.run, view, nothing, desk, drafts, typefaces_.fonts()}, row, {0, 0, size.x, size.y});
    finish({}, view.theme);
}

void Screen::draw_start(const std::vector<Offer>& offers, const ViewState& view, const Desk& desk,
                        Drafts& drafts, Actions& actions) {
    use_theme(view.theme);
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    show_start_page(offers, desk, drafts, typefaces_.fonts(), view, {0, 0, size.x, size.y},
                    actions);
    finish({}, view.theme);
}

void Screen::finish(const Scene& scene, Theme theme) {
    ImGui::Render();
    canvas_.bind(width_, height_);
    painter_->begin(static_cast<float>(width_) / scale_, static_cast<float>(height_) / scale_,
                    scale_, palette(theme).background);
    for (const LevelScene& level : scene.levels) painter_->draw(level);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace tidegate::viz

#include "viz/window/screen.h"

#include <algorithm>

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
        move_mouse(static_cast<double>(width) / std::max(1, window_width));
    }
    if (!mouse_.is_behind()) keys_.tell(io);
    io.DisplaySize = ImVec2(static_cast<float>(width) / scale, static_cast<float>(height) / scale);
    io.DisplayFramebufferScale = ImVec2(scale, scale);
    ImGui::NewFrame();
}

void Screen::take_events(const std::vector<KeyPress>& keys, const std::vector<MouseChange>& mouse) {
    for (const KeyPress& press : keys) keys_.add(press);
    for (const MouseChange& change : mouse) mouse_.add(change);
}

void Screen::move_mouse(double px_per_window_px) {
    ImGuiIO& io = ImGui::GetIO();
    const bool is_behind = mouse_.is_behind();
    const MouseNow now = mouse_.next(io.MousePos.x, io.MousePos.y);
    for (std::size_t i = 0; i < now.is_down.size(); ++i) io.MouseDown[i] = now.is_down[i];
    // Without a change, ImGui's own place stands, which may be none.
    if (!is_behind && io.MousePos.x < -1e6F) return;
    const double scale = px_per_window_px / scale_;
    io.MousePos = ImVec2(static_cast<float>(now.x * scale), static_cast<float>(now.y * scale));
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
    // The ground of the curves page is that of the panels.
    finish(picture.scene, view.theme, view.page == Page::curves ? Rect{} : layout.plan);
}

void Screen::draw_chart(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts, std::size_t row) {
    use_theme(view.theme);
    const Shown shown = stage.shown();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Picture nothing;
    show_chart_picture({shown, shown.run, view, nothing, desk, drafts, typefaces_.fonts()}, row, {0, 0, size.x, size.y});
    finish({}, view.theme, {});
}

void Screen::draw_start(const std::vector<Offer>& offers, const ViewState& view, const Desk& desk,
                        Drafts& drafts, Actions& actions) {
    use_theme(view.theme);
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    show_start_page(offers, desk, drafts, typefaces_.fonts(), view, {0, 0, size.x, size.y},
                    actions);
    finish({}, view.theme, {0, 0, size.x, size.y});
}

void Screen::finish(const Scene& scene, Theme theme, const Rect& ground) {
    ImGui::Render();
    canvas_.bind(width_, height_);
    painter_->begin(static_cast<float>(width_) / scale_, static_cast<float>(height_) / scale_,
                    scale_, palette(theme).panel);
    painter_->fill(ground, palette(theme).background);
    for (const LevelScene& level : scene.levels) painter_->draw(level);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace tidegate::viz

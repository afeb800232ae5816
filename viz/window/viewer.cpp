#include "viz/window/viewer.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>

#include "viz/draw/canvas.h"
#include "viz/draw/painter.h"
#include "viz/picture/png.h"
#include "viz/panels/panels.h"
#include "viz/window/fonts.h"
#include "viz/window/style.h"
#include "viz/window/window.h"
// After the OpenGL functions, which GLFW must not declare again.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

namespace {

/// ImGui and all that draws, for as long as the window is there.
class Screen {
public:
    Screen(const RunData& run, FrameCache& frames, GLFWwindow* window, float scale)
        : run_(run),
          frames_(frames),
          mesh_(make_mesh(run.venue)),
          painter_(make_gl_painter()),
          scale_(scale) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        fonts_ = load_fonts(run, scale);
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 330 core");
        ImGui_ImplOpenGL3_NewFrame();
    }
    ~Screen() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// One picture of width x height pixels into the canvas. ImGui's frame must have been begun.
    void draw(const ViewState& view, int width, int height, Actions& actions) {
        use_theme(view.theme);
        const float w = static_cast<float>(width) / scale_, h = static_cast<float>(height) / scale_;
        const Layout layout = make_layout(run_, w, h);
        const std::vector<Tile>& tiles = tiles_for(view, layout.plan);
        if (agents_time_ != view.time) {
            agents_ = frames_.agents_at(view.time);
            agents_time_ = view.time;
        }
        const Scene scene = build_scene(run_, mesh_, agents_, view, tiles);
        const PanelInput input{run_, mesh_, view, scene, tiles, fonts_};
        show_plan_view(input, layout.plan, actions);
        show_time_panel(input, layout.time, actions);
        show_controls(input, layout.controls, actions);
        show_side(input, layout.side);
        show_top_bar(input, layout.top);
        read_keys(input, actions);
        ImGui::Render();
        canvas_.bind(width, height);
        painter_->begin(w, h, scale_, palette(view.theme).background);
        for (const LevelScene& level : scene.levels) painter_->draw(level);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

    Canvas& canvas() { return canvas_; }

private:
    const RunData& run_;
    FrameCache& frames_;
    VenueMesh mesh_;
    std::unique_ptr<Painter> painter_;
    Canvas canvas_;
    Fonts fonts_;
    float scale_;
    std::vector<FrameAgent> agents_;
    SimTime agents_time_ = -1;
    std::vector<Tile> tiles_;
    Rect tiles_area_;
    int tiles_level_ = -2;

    /// Tiles are laid out anew only when the window or the choice of level changes.
    const std::vector<Tile>& tiles_for(const ViewState& view, Rect area) {
        if (area != tiles_area_ || view.level != tiles_level_) {
            tiles_ = shown_tiles(run_, mesh_, view, area);
            tiles_area_ = area;
            tiles_level_ = view.level;
        }
        return tiles_;
    }
};

}  // namespace

void show_window(const RunData& run, FrameCache& frames, ViewState view) {
    const Window window("Tidegate · " + run.name, 1600, 1000, true);
    Screen screen(run, frames, window.handle(), 1);
    double last = glfwGetTime();
    while (glfwWindowShouldClose(window.handle()) == GLFW_FALSE) {
        glfwPollEvents();
        const double now = glfwGetTime();
        advance(view, run, now - last);
        last = now;
        int width = 0, height = 0;
        glfwGetFramebufferSize(window.handle(), &width, &height);
        if (width < 1 || height < 1) {
            glfwWaitEventsTimeout(0.1);
            continue;
        }
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        Actions actions;
        screen.draw(view, width, height, actions);
        screen.canvas().present(width, height);
        glfwSwapBuffers(window.handle());
        apply(actions, run, view);
    }
}

void write_screenshot(const RunData& run, FrameCache& frames, ViewState view, int width, int height,
                      const std::string& path) {
    // Laid out for 1600 x 1000; larger and smaller pictures show the same, larger and smaller.
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const float scale = std::clamp(std::min(w / 1600, h / 1000), 0.7F, 4.0F);
    const Window window("Tidegate", 64, 64, false);
    Screen screen(run, frames, window.handle(), scale);
    ImGuiIO& io = ImGui::GetIO();
    // Two rounds: ImGui sizes some widgets by what it saw the round before.
    for (int round = 0; round < 2; ++round) {
        io.DisplaySize = ImVec2(w / scale, h / scale);
        io.DisplayFramebufferScale = ImVec2(scale, scale);
        io.DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        Actions none;
        screen.draw(view, width, height, none);
    }
    write_png(path, width, height, screen.canvas().pixels());
}

}  // namespace tidegate::viz

#include "viz/panels/plan_mouse.h"

#include <fmt/format.h>

#include <cmath>

#include "sensors/level_of_service.h"
#include "viz/scene/field_look.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

const LevelScene* level_under(const PanelInput& input, ImVec2 mouse) {
    const LevelScene* found = nullptr;
    for (const LevelScene& level : input.picture.scene.levels) {
        if (!level.tile.rect.contains(mouse.x, mouse.y)) continue;
        if (!level.tile.is_stacked()) return &level;
        // Of a stack, the highest level whose floor is under the cursor.
        const VenueMesh& mesh = *input.picture.meshes[static_cast<std::size_t>(level.tile.run)];
        const FloorGrid& floor = mesh.levels[level.level().index()].grid;
        std::size_t cell = 0;
        const bool is_floor = cell_of(floor, level.camera.to_level({mouse.x, mouse.y}), cell) &&
                              floor.floor_share[cell] > 0;
        if (found == nullptr || is_floor) found = &level;
    }
    return found;
}

std::string field_line(const PanelInput& input, const LevelScene& level, Vec2 place) {
    const VenueMesh& mesh = *input.picture.meshes[static_cast<std::size_t>(level.tile.run)];
    const float value = level.field.at(mesh.levels[level.level().index()].grid, place);
    if (!std::isfinite(value)) return {};
    const Field field = input.view.field == Field::none ? Field::density : input.view.field;
    const std::string name = input.words()(word_of(field));
    if (!level.tile.is_difference) {
        return fmt::format("{}: {}", name, field_text(field, value, input.view.language));
    }
    const Field plain = field == Field::service || field == Field::density ? Field::peak : field;
    return fmt::format("{} B − A: {}{}", name, value > 0 ? "+" : "",
                       field_text(plain, value, input.view.language));
}

void show_values(const PanelInput& input, const LevelScene& level, ImVec2 mouse) {
    const Vec2 place = level.camera.to_level({mouse.x, mouse.y});
    const std::string line = field_line(input, level, place);
    const auto picked = passenger_at(input, {mouse.x, mouse.y}, 9);
    if (line.empty() && !picked) return;
    ImGui::BeginTooltip();
    if (!line.empty()) ImGui::TextUnformatted(line.c_str());
    if (picked) {
        ImGui::TextUnformatted(
            fmt::format("{} {} · {}", input.words()(Word::passenger), picked->agent,
                        input.words()(Word::click_to_pick))
                .c_str());
    }
    const std::string at = fmt::format("x {:.1f} m, y {:.1f} m", place.x, place.y);
    ImGui::PushStyleColor(ImGuiCol_Text, Ink::ink(input.colours().text_quiet));
    ImGui::TextUnformatted(at.c_str());
    ImGui::PopStyleColor();
    ImGui::EndTooltip();
}

/// A click is a release close to where the button went down.
bool is_click() {
    const ImGuiIO& io = ImGui::GetIO();
    constexpr float least_drag_px = 4;
    return ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
           io.MouseDragMaxDistanceSqr[0] < least_drag_px * least_drag_px;
}

void read_camera(const PanelInput& input, const Tile& tile, Actions& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    const int key = camera_key(tile);
    const CameraChange change = change_of(input.view, tile);
    const Camera fitted = fitted_camera(tile);
    if (io.MouseWheel != 0) {
        const Vec2f cursor{io.MousePos.x, io.MousePos.y};
        actions.push_back(
            ChangeCamera{key, zoomed_at(fitted, change, cursor, std::pow(1.2, io.MouseWheel))});
    } else if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        actions.push_back(ChangeCamera{key, {}});
    } else if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
        actions.push_back(
            ChangeCamera{key, dragged(fitted, change, {io.MouseDelta.x, io.MouseDelta.y})});
        if (input.view.follows_picked) actions.push_back(Follow{false});
    }
}

}  // namespace

std::optional<Picked> passenger_at(const PanelInput& input, Vec2f at, float within_px) {
    std::optional<Picked> found;
    float nearest = within_px;
    for (const LevelScene& level : input.picture.scene.levels) {
        if (level.tile.is_difference || !level.camera.view.contains(at.x, at.y)) continue;
        for (std::size_t i = 0; i < level.discs.size() && i < level.agents.size(); ++i) {
            const Disc& disc = level.discs[i];
            const float apart = length(Vec2f{disc.x - at.x, disc.y - at.y});
            if (apart > nearest) continue;
            nearest = apart;
            found = Picked{level.tile.run, level.agents[i]};
        }
    }
    return found;
}

void read_plan_mouse(const PanelInput& input, Actions& actions) {
    if (!ImGui::IsWindowHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const LevelScene* level = level_under(input, mouse);
    if (level == nullptr) return;
    read_camera(input, level->tile, actions);
    if (is_click()) actions.push_back(Pick{passenger_at(input, {mouse.x, mouse.y}, 9)});
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) show_values(input, *level, mouse);
}

}  // namespace tidegate::viz

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/numbers.h"
#include "viz/scene/person_colour.h"
#include "viz/scene/tile.h"

namespace tidegate::viz {

namespace {

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::string count_of(std::size_t people) { return shown_number(static_cast<double>(people)); }

/// One run's network with the pen that draws it.
struct Drawing {
    const PanelInput& input;
    const Ink& ink;
    const RunData& run;
    const NetworkShown& shown;
    std::vector<Rect> taken{};  ///< by what must not be covered

    const Palette& colours() const { return input.colours(); }
    /// Without counts and trajectories nobody knows how many there are.
    bool is_counted() const { return run.frames > 0 || !run.people_times.empty(); }
    std::string people_text(std::size_t people) const { return is_counted() ? count_of(people) : "–"; }
    std::string load_text(std::size_t people, double per_m2) const {
        const Speaker t = input.words();
        const std::string density = is_counted() ? fmt::format("{:.2f}", per_m2) : "–";
        return fmt::format("{} {} · {} {}", people_text(people), t(Word::passengers), density, t(Word::per_m2));
    }
    Rgba density(double per_m2) const { return density_colour(density_share(per_m2), input.view.theme); }

    void line(const Band& band, float width, Rgba colour) const {
        ink.line(band.from.x, band.from.y, band.to.x, band.to.y, colour, width);
    }

    /// A number on a band, at the first of these places where nothing else stands.
    void number(const Band& band, const std::string& text) {
        const ImVec2 size = Ink::size_of(input.fonts.small, text);
        for (const double share : {0.5, 0.34, 0.66, 0.2, 0.8}) {
            const Vec2f at = band.at(share);
            const Rect box{at.x - size.x / 2 - 5, at.y - size.y / 2 - 1, size.x + 10, size.y + 2};
            if (std::any_of(taken.begin(), taken.end(), [&](const Rect& r) { return overlap(r, box); })) continue;
            taken.push_back(box);
            ink.fill(box, faded(colours().panel, 0.9), 4);
            ink.text(input.fonts.small, at.x, at.y, text, colours().text, Align::centre);
            return;
        }
    }

    /// Two small arrows on a band that is walked one way only.
    void arrows(const Band& band, PassageDirection direction) const {
        if (direction == PassageDirection::both) return;
        const float sign = direction == PassageDirection::forward ? 1.0F : -1.0F;
        const Vec2f way = unit(band.to - band.from) * sign, side{-way.y, way.x};
        const float size = std::max(5.0F, band.width * 0.45F);
        for (const double share : {0.12, 0.88}) {
            const Vec2f tip = band.at(share) + way * size, left = band.at(share) + side * size,
                        right = band.at(share) - side * size;
            ink.list->AddTriangleFilled({tip.x, tip.y}, {left.x, left.y}, {right.x, right.y},
                                        Ink::ink(colours().text));
        }
    }

    void links() const {
        for (std::size_t i = 0; i < shown.now.links.size(); ++i) {
            const LinkNow& link = shown.now.links[i];
            const Band& band = shown.diagram->links[i];
            const bool is_shut = link.passage.status != PassageStatus::open;
            const Rgba border = !is_shut ? colours().wall
                                : link.passage.status == PassageStatus::closed ? colours().closed : colours().held;
            line(band, band.width + (is_shut ? 6.0F : 2.0F), border);
            line(band, band.width, density(link.per_m2));
            arrows(band, link.passage.direction);
        }
    }

    void hops() const {
        for (std::size_t i = 0; i < shown.map->hops.size(); ++i) {
            line(shown.diagram->hops[i], shown.diagram->hops[i].width,
                 kind_colour(shown.map->hops[i].line, input.view.theme));
        }
    }

    void numbers() {
        for (std::size_t i = 0; i < shown.now.links.size(); ++i) {
            number(shown.diagram->links[i], people_text(shown.now.links[i].people));
        }
    }

    /// Where a sign of this size stands on a band so that it covers neither box at its ends.
    static Vec2f place_of(const Band& band, double share, ImVec2 size) {
        const Vec2f way = band.to - band.from, towards = unit(way);
        const float ends = std::abs(towards.x) * size.x + std::abs(towards.y) * size.y;
        const double room = std::max(0.0, 1.0 - ends / std::max(1.0F, length(way)));
        return band.at(0.5 + (share - 0.5) * room);
    }

    void vehicles() {
        for (const VehicleNow& vehicle : shown.now.vehicles) {
            // An empty one is a mere dot.
            const std::string text = vehicle.on_board == 0 ? "" : count_of(static_cast<std::size_t>(vehicle.on_board));
            ImVec2 size = Ink::size_of(input.fonts.small, text.empty() ? "0" : text);
            size.x = text.empty() ? size.y * 0.7F : size.x + 10;
            size.y = text.empty() ? size.x : size.y;
            const Vec2f at = place_of(shown.diagram->hops[vehicle.hop], vehicle.share, size);
            const Rect box{at.x - size.x / 2, at.y - size.y / 2, size.x, size.y};
            const Rgba back = density_colour(std::min(1.0, vehicle.load), input.view.theme);
            ink.fill(box, back, box.h / 2);
            ink.frame(box, kind_colour(shown.map->hops[vehicle.hop].line, input.view.theme), box.h / 2, 2);
            ink.text(input.fonts.small, at.x, at.y, text, text_on(back), Align::centre);
            taken.push_back(box);
        }
    }

    void box(std::size_t row, bool is_under_mouse) const {
        const Rect& rect = shown.diagram->boxes[row];
        const VenueNow& venue = shown.now.venues[row];
        constexpr float bar_px = 5, pad_px = 8;
        ink.fill(rect, colours().panel, 5);
        ink.fill({rect.x + pad_px, rect.bottom() - bar_px - 3, rect.w - 2 * pad_px, bar_px}, colours().panel_line, 3);
        const auto share = static_cast<float>(std::max(0.0, density_share(venue.per_m2)));
        ink.fill({rect.x + pad_px, rect.bottom() - bar_px - 3, (rect.w - 2 * pad_px) * std::min(1.0F, share), bar_px},
                 density(venue.per_m2), 3);
        float right = rect.right() - pad_px;
        if (venue.warning_level) {
            ink.fill({right - 12, rect.y + 6, 12, 12}, warning_colour(*venue.warning_level), 2);
            right -= 18;
        }
        const std::string people = people_text(venue.people);
        const std::string name = shown_name(shown.map->venues[row].name);
        // Lower boxes have their lines closer together.
        const float first_y = rect.y + 0.24F * rect.h, second_y = rect.y + 0.59F * rect.h;
        ink.text_within(input.fonts.small, rect.x + pad_px, first_y, right - rect.x - pad_px, name,
                        colours().text_quiet);
        ink.text(input.fonts.bold, rect.x + pad_px, second_y, people, colours().text);
        ink.frame(rect, is_under_mouse ? colours().accent : colours().wall, 5, is_under_mouse ? 2.0F : 1.0F);
    }
};

void say_venue(const Drawing& drawing, std::size_t row) {
    const VenueNow& venue = drawing.shown.now.venues[row];
    const std::string text = fmt::format("{}\n{}\n{}", shown_name(drawing.shown.map->venues[row].name),
                                         drawing.load_text(venue.people, venue.per_m2),
                                         drawing.input.words()(Word::network_open));
    ImGui::SetTooltip("%s", text.c_str());
}

double distance_to(const Band& band, Vec2f p) {
    const Vec2f way = band.to - band.from, off = p - band.from;
    const float share = std::clamp(dot(off, way) / std::max(1.0F, dot(way, way)), 0.0F, 1.0F);
    return length(off - way * share);
}

void say_link(const Drawing& drawing, Vec2f mouse) {
    for (std::size_t i = 0; i < drawing.shown.now.links.size(); ++i) {
        const Band& band = drawing.shown.diagram->links[i];
        if (distance_to(band, mouse) > band.width / 2 + 2) continue;
        const LinkNow& link = drawing.shown.now.links[i];
        const ConnectorDef& def = drawing.run.venue.connectors[drawing.shown.map->links[i].connector];
        const std::string text = fmt::format("{}\n{}\n{:g} m × {:g} m", shown_name(def.name),
                                             drawing.load_text(link.people, link.per_m2), def.length_m, def.width_m);
        ImGui::SetTooltip("%s", text.c_str());
        return;
    }
}

void show_one(const PanelInput& input, const Ink& ink, int which, Actions& actions) {
    const NetworkShown& shown = input.picture.networks[static_cast<std::size_t>(which)];
    Drawing drawing{input, ink, input.shown.data(which), shown, shown.diagram->boxes};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const int under = ImGui::IsWindowHovered() ? box_at(*shown.diagram, mouse.x, mouse.y) : -1;
    drawing.hops();
    drawing.links();
    drawing.vehicles();
    drawing.numbers();
    for (std::size_t i = 0; i < shown.map->venues.size(); ++i) drawing.box(i, static_cast<int>(i) == under);
    if (under < 0) {
        if (ImGui::IsWindowHovered()) say_link(drawing, {mouse.x, mouse.y});
        return;
    }
    const MapVenue& venue = shown.map->venues[static_cast<std::size_t>(under)];
    say_venue(drawing, static_cast<std::size_t>(under));
    if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
    // Venues are chosen by those of the first run.
    for (const MapVenue& one : input.picture.networks.front().map->venues) {
        if (one.name != venue.name) continue;
        actions.push_back(ShowVenue{one.venue});
        actions.push_back(ShowPage{Page::plan});
    }
}

void show_heading(const PanelInput& input, const Ink& ink, const NetworkShown& shown, int which) {
    const Rect& area = shown.diagram->area;
    const float y = area.y - run_heading_px / 2;
    show_run_mark(input, ink, area.x + 30, y, which);
    const RunNames& names = input.desk.names;
    ink.text_within(input.fonts.bold, area.x + 40, y, area.w - 52, which == 0 ? names.first : names.second,
                    input.colours().text);
}

}  // namespace

void show_network_page(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("network", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    for (std::size_t i = 0; i < input.picture.networks.size(); ++i) {
        const int which = static_cast<int>(i);
        if (input.shown.is_comparison()) show_heading(input, ink, input.picture.networks[i], which);
        show_one(input, ink, which, actions);
    }
    ImGui::End();
}

}  // namespace tidegate::viz

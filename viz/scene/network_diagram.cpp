#include "viz/scene/network_diagram.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidegate::viz {

namespace {

constexpr float margin_px = 16, band_gap_px = 7;
constexpr Vec2f box_gap_px{62, 44};  ///< room for the numbers on bands
constexpr float hop_width_px = 3, least_link_px = 4, most_link_px = 20;

Vec2f middle_of(const Rect& r) { return {r.x + r.w / 2, r.y + r.h / 2}; }

/// Smaller boxes for more venues, so that about half of the area stays free between them; `shrunk` [0, 1] of that.
Vec2f box_size(std::size_t venues, const Rect& area, float shrunk) {
    const float share = shrunk * std::sqrt(area.w * area.h / static_cast<float>(std::max<std::size_t>(1, venues)));
    return {std::clamp(share * 0.64F, 56.0F, 164.0F), share < 120 ? 44.0F : 54.0F};
}

void hold_inside(Rect& box, const Rect& room) {
    box.x = std::clamp(box.x, room.x, std::max(room.x, room.right() - box.w));
    box.y = std::clamp(box.y, room.y, std::max(room.y, room.bottom() - box.h));
}

/// Moves two boxes that are too close apart, where it takes least; false: they are not.
bool push_apart(Rect& a, Rect& b, Vec2f gap_px) {
    const Vec2f off = middle_of(b) - middle_of(a);
    const float x = a.w + gap_px.x - std::abs(off.x), y = a.h + gap_px.y - std::abs(off.y);
    if (x <= 0.5F || y <= 0.5F) return false;
    if (x < y) {
        const float by = off.x < 0 ? -x / 2 : x / 2;
        a.x -= by, b.x += by;
    } else {
        const float by = off.y < 0 ? -y / 2 : y / 2;
        a.y -= by, b.y += by;
    }
    return true;
}

/// False: they do not all come apart in this room.
bool spread(std::vector<Rect>& boxes, const Rect& room, Vec2f gap_px) {
    constexpr int most_rounds = 400;
    for (int round = 0; round < most_rounds; ++round) {
        bool has_moved = false;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) has_moved |= push_apart(boxes[i], boxes[j], gap_px);
        }
        for (Rect& box : boxes) hold_inside(box, room);
        if (!has_moved) return true;
    }
    return false;
}

/// The largest boxes that stand apart; if none do, the smallest.
std::vector<Rect> boxes_of(const NetworkMap& map, const Rect& room) {
    std::vector<Rect> boxes;
    for (const float shrunk : {1.0F, 0.9F, 0.8F, 0.7F, 0.55F, 0.4F}) {
        const Vec2f size = box_size(map.venues.size(), room, shrunk);
        boxes.clear();
        for (const Vec2& place : map.places) {
            boxes.push_back({room.x + static_cast<float>(place.x) * (room.w - size.x),
                             room.y + static_cast<float>(place.y) * (room.h - size.y), size.x, size.y});
        }
        if (spread(boxes, room, box_gap_px * shrunk)) break;
    }
    return boxes;
}

/// Where the way from `inside` to `outside` leaves the box.
Vec2f border_of(const Rect& box, Vec2f inside, Vec2f outside) {
    const Vec2f way = outside - inside;
    float share = 1;
    if (way.x != 0) share = std::min(share, ((way.x > 0 ? box.right() : box.x) - inside.x) / way.x);
    if (way.y != 0) share = std::min(share, ((way.y > 0 ? box.bottom() : box.y) - inside.y) / way.y);
    return inside + way * std::max(0.0F, share);
}

/// All bands between the same two venues, to be laid side by side.
struct Bundle {
    std::vector<std::pair<Band*, bool>> bands;  ///< and whether it goes from the second venue to the first
};

void lay(const Bundle& bundle, const Rect& a, const Rect& b) {
    float breadth = -band_gap_px;
    for (const auto& [band, is_reversed] : bundle.bands) breadth += band->width + band_gap_px;
    // Ends stay within the boxes, however many bands there are.
    const float squeeze = std::min(1.0F, std::min(a.h, a.w) * 0.9F / std::max(1.0F, breadth));
    const Vec2f from = middle_of(a), to = middle_of(b);
    const Vec2f way = unit(to - from), side{-way.y, way.x};
    float left = -breadth / 2;
    for (const auto& [band, is_reversed] : bundle.bands) {
        const Vec2f shift = side * ((left + band->width / 2) * squeeze);
        left += band->width + band_gap_px;
        const Vec2f p = border_of(a, from + shift, to + shift), q = border_of(b, to + shift, from + shift);
        band->from = is_reversed ? q : p;
        band->to = is_reversed ? p : q;
    }
}

/// Lines that go one way stand on one side of the walkways, those that go the other way on the other.
void lay_bands(const NetworkMap& map, NetworkDiagram& diagram) {
    std::map<std::pair<std::size_t, std::size_t>, Bundle> bundles;
    const auto add = [&](std::size_t from, std::size_t to, Band& band) {
        bundles[std::minmax(from, to)].bands.emplace_back(&band, from > to);
    };
    const auto add_hops = [&](bool reversed) {
        for (std::size_t i = 0; i < map.hops.size(); ++i) {
            if ((map.hops[i].from > map.hops[i].to) == reversed) add(map.hops[i].from, map.hops[i].to, diagram.hops[i]);
        }
    };
    add_hops(false);
    for (std::size_t i = 0; i < map.links.size(); ++i) add(map.links[i].from, map.links[i].to, diagram.links[i]);
    add_hops(true);
    for (const auto& [ends, bundle] : bundles) lay(bundle, diagram.boxes[ends.first], diagram.boxes[ends.second]);
}

}  // namespace

NetworkDiagram diagram_of(const RunData& run, const NetworkMap& map, Rect area) {
    NetworkDiagram diagram{area, boxes_of(map, area.inset(margin_px)), {}, {}};
    double widest = 1;
    for (const MapLink& link : map.links) widest = std::max(widest, run.venue.connectors[link.connector].width_m);
    for (const MapLink& link : map.links) {
        const double share = run.venue.connectors[link.connector].width_m / widest;
        diagram.links.push_back({{}, {}, std::max(least_link_px, static_cast<float>(share) * most_link_px)});
    }
    diagram.hops.assign(map.hops.size(), {{}, {}, hop_width_px});
    lay_bands(map, diagram);
    return diagram;
}

int box_at(const NetworkDiagram& diagram, float x, float y) {
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
        if (diagram.boxes[i].contains(x, y)) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace tidegate::viz

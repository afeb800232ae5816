#include <fmt/core.h>

#include <algorithm>

#include "exchange/map_rules.h"
#include "exchange/venue_draft.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double least_room_m2 = 1;
constexpr double much_lost = 0.2;    // of a room, to overlaps
constexpr double least_gain_m2 = 1;  // of a way, beyond what is floor anyway
constexpr double crooked_m = 0.02;   // points nearer to a straight line than this are taken out

/// Makes one level of the map.
class LevelMaker {
public:
    LevelMaker(const ImportedMap& map, const DefaultSizes& sizes, const MapLevel& level, ImportReport& report)
        : map_(map), sizes_(sizes), report_(report) {
        draft_.level = level;
    }

    LevelDraft make() {
        place_rooms();
        place_open_floor();
        std::vector<Shape> room_walls, parts{draft_.open};
        for (const RoomDraft& room : draft_.rooms) {
            room_walls.push_back(room.shape.border().thick(sizes_.wall_m));
            parts.push_back(room.shape);
            add_edges(room.shape);
        }
        draft_.room_walls = Shape::unite(room_walls);
        draft_.obstacles = obstacles();
        draft_.floor = Shape::unite(parts).minus(draft_.room_walls).minus(draft_.obstacles);
        return std::move(draft_);
    }

private:
    template <class F>
    void for_each(MapKind kind, F&& f) {
        for (const MapFeature& feature : map_.features) {
            if (feature.kind == kind && is_level_of(feature, draft_)) f(feature);
        }
    }

    // Small rooms first: a kiosk within a hall keeps its place, the hall goes round it.
    void place_rooms() {
        std::vector<RoomDraft> rooms;
        for_each(MapKind::room, [&](const MapFeature& f) {
            rooms.push_back({f.name, f.source, Shape::polygons(f.polygons).simplified(crooked_m), false});
        });
        std::stable_sort(rooms.begin(), rooms.end(),
                         [](const RoomDraft& a, const RoomDraft& b) { return a.shape.area_m2() < b.shape.area_m2(); });
        Shape taken;
        for (RoomDraft& room : rooms) {
            const double drawn_m2 = room.shape.area_m2();
            room.shape = room.shape.minus(taken);
            const double left_m2 = room.shape.area_m2();
            if (left_m2 < least_room_m2) {
                report_.add(Part::dropped, "rooms that lie within other rooms, or smaller than 1 m2", room.source);
                continue;
            }
            if (left_m2 < (1 - much_lost) * drawn_m2) {
                report_.add(Part::repaired, "rooms that overlap others by more than a fifth: the smaller one keeps the floor", room.source);
            }
            taken = Shape::unite({taken, room.shape});
            draft_.rooms.push_back(std::move(room));
        }
        rooms_ = taken;
    }

    void place_open_floor() {
        std::vector<Shape> parts;
        for_each(MapKind::floor, [&](const MapFeature& f) { parts.push_back(Shape::polygons(f.polygons)); });
        draft_.open = Shape::unite(parts).minus(rooms_);
        const Shape known = Shape::unite({draft_.open, rooms_});
        std::vector<Shape> strips{draft_.open};
        for_each(MapKind::way, [&](const MapFeature& f) {
            const double width_m = f.width_m > 0 ? f.width_m : sizes_.way_m;
            for (const auto& line : f.lines) {
                const Shape strip = Shape::line(line).grown(width_m / 2);
                if (strip.minus(known).area_m2() >= least_gain_m2) {
                    report_.add(f.width_m > 0 ? Part::read : Part::guessed,
                                f.width_m > 0 ? std::string("ways with a width, where no area is drawn")
                                              : fmt::format("ways where no area is drawn: floor {} m wide along them", width_m),
                                f.source);
                }
                strips.push_back(strip.minus(rooms_));
            }
        });
        draft_.open = Shape::unite(strips).simplified(crooked_m);
    }

    Shape obstacles() {
        std::vector<Shape> parts;
        for_each(MapKind::obstacle, [&](const MapFeature& f) { parts.push_back(Shape::polygons(f.polygons)); });
        for_each(MapKind::wall, [&](const MapFeature& f) {
            for (const auto& line : f.lines) {
                parts.push_back(Shape::line(line).thick(f.width_m > 0 ? f.width_m : sizes_.wall_m));
                for (std::size_t i = 0; i + 1 < line.size(); ++i) draft_.wall_edges.push_back({line[i], line[i + 1]});
            }
        });
        return Shape::unite(parts);
    }

    void add_edges(const Shape& room) {
        for (const Polygon& polygon : room.to_polygons()) {
            add_ring(polygon.outer);
            for (const Ring& hole : polygon.holes) add_ring(hole);
        }
    }

    void add_ring(const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) draft_.wall_edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
    }

    const ImportedMap& map_;
    const DefaultSizes& sizes_;
    ImportReport& report_;
    LevelDraft draft_;
    Shape rooms_;
};

}  // namespace

std::size_t level_row(const std::vector<LevelDraft>& levels, const std::string& name) {
    std::size_t row = 0;
    while (row < levels.size() && levels[row].level.name != name) ++row;
    return row;
}

bool is_level_of(const MapFeature& feature, const LevelDraft& level) {
    return std::find(feature.levels.begin(), feature.levels.end(), level.level.name) != feature.levels.end();
}

std::string kind_word(MapKind kind) { return kind_words()[static_cast<std::size_t>(kind)]; }

std::vector<LevelDraft> draft_levels(const ImportedMap& map, const DefaultSizes& sizes, ImportReport& report) {
    std::vector<LevelDraft> levels;
    for (const MapLevel& level : map.levels) {
        LevelDraft draft = LevelMaker(map, sizes, level, report).make();
        if (draft.floor.is_empty()) {
            report.add(Part::dropped, "levels on which nothing can be walked on", level.name);
            continue;
        }
        const bool has_area = std::any_of(map.features.begin(), map.features.end(), [&](const MapFeature& f) {
            return (f.kind == MapKind::floor || f.kind == MapKind::room) && is_level_of(f, draft);
        });
        if (!has_area) report.add(Part::by_hand, "draw the floors of these levels: the map holds only ways there, no areas", level.name);
        levels.push_back(std::move(draft));
    }
    return levels;
}

}  // namespace tidegate

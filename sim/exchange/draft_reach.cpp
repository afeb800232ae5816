#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "exchange/map_text.h"
#include "exchange/venue_draft.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double body_m = 0.25;  // half the width that people need
constexpr double near_m = 0.8;   // from a line to the floor of its side
constexpr double cut_m = 0.06;   // thickness of an opening's line when floors are cut along it
constexpr double least_start_m2 = 4;
constexpr double least_told_m2 = 5;  // smaller parts without a way out are told in one line
constexpr double crooked_m = 0.03;

/// The parts of the floors between which nobody needs a stair, each with what can be reached from it.
class Parts {
public:
    Parts(const VenueDraft& venue, double shrink_m, const std::vector<std::vector<Segment>>& cuts) : first_(venue.levels.size() + 1) {
        for (std::size_t row = 0; row < venue.levels.size(); ++row) {
            first_[row] = shapes_.size();
            Shape floor = venue.levels[row].floor;
            std::vector<Shape> lines;
            for (const Segment& cut : cuts[row]) {
                const Vec2 more = cut.direction() * 0.02;
                lines.push_back(Shape::line(Segment{cut.a - more, cut.b + more}).thick(cut_m));
            }
            floor = floor.minus(Shape::unite(lines));
            if (shrink_m > 0) floor = floor.grown(-shrink_m);
            for (const Polygon& polygon : floor.to_polygons()) {
                shapes_.push_back(Shape::polygon(polygon));
                level_.push_back(row);
            }
        }
        first_.back() = shapes_.size();
    }

    std::size_t size() const { return shapes_.size(); }
    const Shape& shape(std::size_t part) const { return shapes_[part]; }
    std::size_t level(std::size_t part) const { return level_[part]; }

    /// The part of a level nearest to a point, within `reach_m`; size() when there is none.
    std::size_t at(std::size_t row, Vec2 point, double reach_m) const {
        std::size_t best = size();
        for (std::size_t part = first_[row]; part < first_[row + 1]; ++part) {
            const double away_m = shapes_[part].distance_m(point);
            if (away_m < reach_m) reach_m = away_m, best = part;
        }
        return best;
    }

private:
    std::vector<Shape> shapes_;
    std::vector<std::size_t> level_;
    std::vector<std::size_t> first_;  // of each level
};

// From each stop to each other one.
void add_lift_steps(const ConnectorDraft& c, const Parts& parts, std::vector<std::pair<std::size_t, std::size_t>>& steps) {
    std::vector<std::size_t> at{parts.at(c.lower, c.lower_line.middle() + c.lower_out * 0.4, near_m),
                                parts.at(c.upper, c.upper_line.middle() + c.upper_out * 0.4, near_m)};
    for (const StopDraft& stop : c.between) at.push_back(parts.at(stop.level, stop.line.middle() + stop.out * 0.4, near_m));
    for (const std::size_t from : at) {
        for (const std::size_t to : at) {
            if (from != to && from < parts.size() && to < parts.size()) steps.emplace_back(from, to);
        }
    }
}

// For each part whether an exit can be reached from it.
std::vector<bool> ways_out(const VenueDraft& venue, const Parts& parts) {
    std::vector<bool> leaves(parts.size());
    std::vector<std::pair<std::size_t, std::size_t>> steps;  // from, to
    for (const ConnectorDraft& c : venue.connectors) {
        if (c.kind == MapKind::lift && !venue.lifts_work) continue;
        if (!c.between.empty()) {
            add_lift_steps(c, parts, steps);
            continue;
        }
        const std::size_t low = parts.at(c.lower, c.lower_line.middle() + c.lower_out * 0.4, near_m);
        const std::size_t high = parts.at(c.upper, c.upper_line.middle() + c.upper_out * 0.4, near_m);
        if (low == parts.size() || high == parts.size()) continue;
        const bool one_way = c.kind == MapKind::escalator;
        if (!one_way || c.runs_up) steps.emplace_back(low, high);
        if (!one_way || !c.runs_up) steps.emplace_back(high, low);
    }
    for (const LineDraft& exit : venue.exits) {
        const std::size_t part = parts.at(level_row(venue.levels, exit.level), exit.line.middle(), near_m);
        if (part < parts.size()) leaves[part] = true;
    }
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [from, to] : steps) {
            if (leaves[from] || !leaves[to]) continue;
            leaves[from] = true;
            grows = true;
        }
    }
    return leaves;
}

void add_start(const std::string& name, const std::string& level, const Shape& shape, VenueDraft& venue) {
    for (Polygon& polygon : shape.simplified(crooked_m).to_polygons(least_start_m2)) {
        const double area_m2 = Shape::polygon(polygon).area_m2();
        venue.starts.push_back({name, level, std::move(polygon), area_m2});
    }
}

void tell_cut_off(const VenueDraft& venue, std::size_t row, const Shape& part, ImportReport& report) {
    const LevelDraft& level = venue.levels[row];
    if (part.area_m2() < least_told_m2) {
        return report.add(Part::dropped,
                          "parts of floors smaller than 5 m2 from which no exit can be reached: kept as floor, nobody starts there");
    }
    std::string rooms;
    for (const RoomDraft& room : level.rooms) {
        if (room.shape.common(part).area_m2() < 1) continue;
        rooms += (rooms.empty() ? ", with " : ", ") + (room.name.empty() ? room.source : "'" + room.name + "'");
    }
    const Vec2 at = part.to_polygons().front().outer.front();
    report.add(Part::by_hand,
               "join these parts of floors, from which no exit can be reached, by doors, stairs or exits (nobody starts there)",
               fmt::format("{:.0f} m2 on {} at ({:.1f}, {:.1f}){}", part.area_m2(), level.level.name, at.x, at.y, rooms));
}

}  // namespace

void drop_idle_openings(VenueDraft& venue, ImportReport& report) {
    for (bool changes = true; changes;) {
        changes = false;
        std::vector<std::vector<Segment>> cuts(venue.levels.size());
        for (std::size_t row = 0; row < venue.levels.size(); ++row) {
            for (const LineDraft& opening : venue.levels[row].openings) cuts[row].push_back(opening.line);
        }
        const Parts parts(venue, 0, cuts);
        for (std::size_t row = 0; row < venue.levels.size(); ++row) {
            const auto idle = [&](const LineDraft& opening) {
                const Vec2 side = opening.line.right_normal() * 0.25;
                const std::size_t left = parts.at(row, opening.line.middle() - side, 0.2);
                const std::size_t right = parts.at(row, opening.line.middle() + side, 0.2);
                const bool is_idle = left == right || left == parts.size() || right == parts.size();
                if (is_idle)
                    report.add(Part::dropped, "doors that one can walk round: a gap in the wall stays, nobody is counted there",
                               opening.source);
                return is_idle;
            };
            changes = std::erase_if(venue.levels[row].openings, idle) > 0 || changes;
        }
    }
}

void add_starts(VenueDraft& venue, ImportReport& report) {
    const Parts parts(venue, body_m, std::vector<std::vector<Segment>>(venue.levels.size()));
    const std::vector<bool> leaves = ways_out(venue, parts);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::size_t row = parts.level(part);
        if (!leaves[part]) {
            if (!venue.exits.empty()) tell_cut_off(venue, row, parts.shape(part), report);
            continue;
        }
        LevelDraft& level = venue.levels[row];
        Shape rest = parts.shape(part);
        for (const RoomDraft& room : level.rooms) {
            const Shape inside = room.shape.common(parts.shape(part));
            if (inside.area_m2() < least_start_m2) continue;
            add_start("in " + (room.name.empty() ? std::string("a room") : room.name), level.level.name, inside, venue);
            rest = rest.minus(room.shape);
        }
        add_start("on " + level.level.name, level.level.name, rest, venue);
    }
}

void give_names(VenueDraft& venue) {
    std::set<std::string> taken;
    const auto name = [&](std::string& wanted) {
        wanted = clean_name(wanted);
        std::string free = wanted;
        for (int n = 2; !taken.insert(free).second; ++n) free = fmt::format("{} {}", wanted, n);
        wanted = free;
    };
    for (LevelDraft& level : venue.levels) taken.insert("all of " + level.level.name);
    for (LineDraft& exit : venue.exits) name(exit.name);
    for (ConnectorDraft& c : venue.connectors) {
        if (c.name.empty()) c.name = kind_word(c.kind);
        name(c.name);
    }
    for (LevelDraft& level : venue.levels) {
        for (LineDraft& opening : level.openings) name(opening.name);
    }
    for (StartDraft& start : venue.starts) name(start.name);
}

VenueDraft draft_venue(const ImportedMap& map, const DefaultSizes& sizes, bool lifts_work, ImportReport& report) {
    VenueDraft venue;
    venue.lifts_work = lifts_work;
    venue.levels = draft_levels(map, sizes, report);
    add_doors(map, sizes, venue, report);
    add_connectors(map, sizes, venue, report);
    add_lifts(map, sizes, venue, report);
    settle_floors(venue, report);
    add_exits(map, sizes, venue, report);
    drop_idle_openings(venue, report);
    add_starts(venue, report);
    give_names(venue);
    return venue;
}

}  // namespace tidegate

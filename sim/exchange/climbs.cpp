#include "exchange/climbs.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double same_point_m = 0.3;
constexpr double narrowest_m = 0.6;
constexpr double gap_m = 0.05;  // between neighbours

const char* word_of(MapKind kind) {
    if (kind == MapKind::escalator) return "escalators";
    return kind == MapKind::ramp ? "ramps" : "stairs";
}

bool is_climb(const MapFeature& f) { return f.kind == MapKind::stair || f.kind == MapKind::escalator || f.kind == MapKind::ramp; }

double usual_width_m(MapKind kind, const DefaultSizes& sizes) { return kind == MapKind::escalator ? sizes.escalator_m : sizes.stair_m; }

double length_of(const std::vector<Vec2>& line) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += length(line[i + 1] - line[i]);
    return sum;
}

// How far the ends are from what they should stand on, drawn this way.
double misfit_m(const std::vector<Vec2>& line, const LevelDraft& lower, const LevelDraft& upper) {
    const Vec2 first = line.front() + unit(line.front() - line[1]) * 0.5;
    const Vec2 last = line.back() + unit(line.back() - line[line.size() - 2]) * 0.5;
    return lower.floor.distance_m(first) + upper.floor.distance_m(last);
}

/// Flights of a map that are one after the other, with the levels they join by name.
struct Flight {
    MapFeature feature;
    std::string low, high;
};

class ClimbFinder {
public:
    ClimbFinder(const ImportedMap& map, const DefaultSizes& sizes, const std::vector<LevelDraft>& levels, ImportReport& report)
        : map_(map), sizes_(sizes), levels_(levels), report_(report) {}

    std::vector<Climb> find() {
        collect();
        join_flights();
        for (const Flight& flight : flights_) take(flight);
        fit_widths();
        return std::move(climbs_);
    }

private:
    std::size_t order(const std::string& name) const {
        std::size_t row = 0;
        while (row < map_.levels.size() && map_.levels[row].name != name) ++row;
        return row;
    }

    void collect() {
        for (const MapFeature& feature : map_.features) {
            if (!is_climb(feature) || feature.levels.size() < 2) continue;
            std::vector<std::string> names = feature.levels;
            std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
            for (const auto& line : feature.lines) {
                if (line.size() < 2 || length_of(line) < 0.5) {
                    report_.add(Part::dropped, fmt::format("{} shorter than 0.5 m", word_of(feature.kind)), feature.source);
                    continue;
                }
                Flight flight{feature, names.front(), names.back()};
                flight.feature.lines = {line};
                if (flight.feature.climbs < 0) {
                    std::reverse(flight.feature.lines[0].begin(), flight.feature.lines[0].end());
                    flight.feature.climbs = 1;
                    flight.feature.belt = -flight.feature.belt;
                }
                flights_.push_back(std::move(flight));
            }
        }
    }

    // A flight that ends at a level without floor goes on with the one that begins where it ends.
    void join_flights() {
        for (std::size_t i = 0; i < flights_.size(); ++i) {
            for (std::size_t j = 0; j < flights_.size(); ++j) {
                if (i == j || flights_[i].high != flights_[j].low || level_row(levels_, flights_[i].high) < levels_.size()) continue;
                MapFeature& a = flights_[i].feature;
                const MapFeature& b = flights_[j].feature;
                if (a.kind != b.kind || a.climbs == 0 || b.climbs == 0) continue;
                const double apart_m = length(a.lines[0].back() - b.lines[0].front());
                if (apart_m > landing_reach_m) continue;
                report_.add(Part::repaired, "flights that meet at a landing on no level: one stair with a bend", a.source);
                const std::size_t skip = apart_m < same_point_m ? 1 : 0;
                a.lines[0].insert(a.lines[0].end(), b.lines[0].begin() + static_cast<std::ptrdiff_t>(skip), b.lines[0].end());
                flights_[i].high = flights_[j].high;
                flights_.erase(flights_.begin() + static_cast<std::ptrdiff_t>(j));
                if (j < i) --i;
                --i;
                break;
            }
        }
    }

    void take(const Flight& flight) {
        const MapFeature& f = flight.feature;
        Climb climb{f.kind,     f.name,    f.source,   level_row(levels_, flight.low), level_row(levels_, flight.high),
                    f.lines[0], f.width_m, f.belt >= 0};
        if (climb.lower == levels_.size() || climb.upper == levels_.size()) {
            report_.add(Part::dropped, fmt::format("{} to a level that has no floor", word_of(f.kind)), f.source);
            return;
        }
        if (f.climbs == 0) find_way_up(climb);
        if (f.kind == MapKind::escalator && f.belt == 0) {
            report_.add(Part::guessed, "escalators whose direction is not told: they run up", f.source);
            report_.add(Part::by_hand, "say which way these escalators run (direction)", f.source);
        }
        climbs_.push_back(std::move(climb));
    }

    void find_way_up(Climb& climb) {
        std::vector<Vec2> reversed(climb.line.rbegin(), climb.line.rend());
        const double as_drawn_m = misfit_m(climb.line, levels_[climb.lower], levels_[climb.upper]);
        const double other_m = misfit_m(reversed, levels_[climb.lower], levels_[climb.upper]);
        report_.add(Part::guessed,
                    std::abs(as_drawn_m - other_m) > 0.5 ? "which end is the upper one, from the floors at both ends"
                                                         : "which end is the upper one: the last point",
                    climb.source);
        if (other_m < as_drawn_m - 0.5) {
            climb.line = reversed;
            climb.runs_up = !climb.runs_up;
        }
    }

    // Those with a width first, then escalators, then what is left for the others.
    void fit_widths() {
        std::vector<std::size_t> rows(climbs_.size());
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
        const auto rank = [&](std::size_t row) { return climbs_[row].width_m > 0 ? 0 : climbs_[row].kind == MapKind::escalator ? 1 : 2; };
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        std::vector<std::size_t> done;
        for (const std::size_t row : rows) {
            fit_width(climbs_[row], done);
            done.push_back(row);
        }
    }

    void fit_width(Climb& climb, const std::vector<std::size_t>& done) {
        const bool given = climb.width_m > 0;
        const double wanted_m = given ? climb.width_m : usual_width_m(climb.kind, sizes_);
        double most_m = wanted_m;
        for (const std::size_t other : done) {
            const Climb& beside = climbs_[other];
            if (beside.lower != climb.lower || beside.upper != climb.upper) continue;
            const double apart_m = Shape::line(climb.line).distance_m(Shape::line(beside.line));
            if (apart_m > same_point_m) most_m = std::min(most_m, 2 * (apart_m - beside.width_m / 2 - gap_m));
        }
        climb.width_m = std::max(narrowest_m, std::floor(most_m * 20) / 20);
        if (given && climb.width_m < wanted_m) {
            report_.add(Part::repaired, fmt::format("{} wider than their neighbours leave: narrowed", word_of(climb.kind)), climb.source);
        }
        if (!given) {
            report_.add(Part::guessed, fmt::format("{} without a width: {} m, or what neighbours leave", word_of(climb.kind), wanted_m),
                        climb.source);
        }
    }

    static constexpr double landing_reach_m = 6;  // from one flight to the next over a landing

    const ImportedMap& map_;
    const DefaultSizes& sizes_;
    const std::vector<LevelDraft>& levels_;
    ImportReport& report_;
    std::vector<Flight> flights_;
    std::vector<Climb> climbs_;
};

}  // namespace

Vec2 Climb::out(bool upper_end) const { return upper_end ? unit(line.back() - line[line.size() - 2]) : unit(line.front() - line[1]); }

Segment Climb::end(bool upper_end) const {
    const Vec2 at = upper_end ? line.back() : line.front();
    const Vec2 o = out(upper_end);
    const Vec2 across = Vec2{-o.y, o.x} * (width_m / 2);
    return {at + across, at - across};
}

std::vector<Climb> find_climbs(const ImportedMap& map, const DefaultSizes& sizes, const std::vector<LevelDraft>& levels,
                               ImportReport& report) {
    return ClimbFinder(map, sizes, levels, report).find();
}

}  // namespace tidegate

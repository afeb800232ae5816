#include "viz/scene/fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "viz/scene/history.h"

namespace tidegate::viz {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
constexpr float least_moving_m_s = 0.1F;
constexpr float least_weight = 0.05F;  ///< less than half of one person a cell away: nobody is near

/// Sums of those around each cell.
struct Sums {
    std::vector<float> people, speed, vx, vy, square, moving;
};

Sums sums_of(const FloorGrid& floor, const Crowd& crowd) {
    const std::size_t cells = floor.floor_share.size();
    Sums sums;
    const auto each = [&](auto work) {
        for (std::vector<float>* column :
             {&sums.people, &sums.speed, &sums.vx, &sums.vy, &sums.square, &sums.moving}) {
            work(*column);
        }
    };
    each([&](std::vector<float>& column) { column.assign(cells, 0); });
    for (std::size_t i = 0; i < crowd.on_level; ++i) {
        const Person& person = crowd.people[i];
        std::size_t cell = 0;
        if (!cell_of(floor, person.place, cell)) continue;
        const float speed = length(person.velocity);
        sums.people[cell] += 1;
        sums.speed[cell] += static_cast<float>(person.speed_m_s);
        sums.square[cell] += speed * speed;
        sums.vx[cell] += person.velocity.x;
        sums.vy[cell] += person.velocity.y;
        if (speed >= least_moving_m_s) sums.moving[cell] += speed;
    }
    each([&](std::vector<float>& column) { column = smoothed(floor, column); });
    return sums;
}

float motion(Field field, const Sums& sums, std::size_t i, float density) {
    const float people = sums.people[i];
    if (people < least_weight) return nothing;
    if (field == Field::speed) return sums.speed[i] / people;
    const Vec2f sum{sums.vx[i], sums.vy[i]};
    if (field == Field::counterflow) {
        if (sums.moving[i] <= least_weight * least_moving_m_s) return nothing;
        return std::clamp(1 - length(sum) / sums.moving[i], 0.0F, 1.0F);
    }
    const Vec2f mean = sum * (1 / people);
    return density * std::max(0.0F, sums.square[i] / people - dot(mean, mean));
}

FieldGrid of_motion(Field field, const FloorGrid& floor, const Crowd& crowd) {
    const Sums sums = sums_of(floor, crowd);
    FieldGrid grid{std::vector<float>(floor.floor_share.size(), nothing)};
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        if (floor.floor_share[i] > 0) {
            grid.values[i] = motion(field, sums, i, crowd.density.per_m2[i]);
        }
    }
    return grid;
}

FieldGrid of_history(const FieldAsked& asked, const FloorGrid& floor, const History& history,
                     LevelId level) {
    if (level.index() >= history.levels.size()) return {};
    const LevelHistory& known = history.levels[level.index()];
    FieldGrid grid{std::vector<float>(floor.floor_share.size(), nothing)};
    for (std::size_t i = 0; i < grid.values.size() && i < known.peak_per_m2.size(); ++i) {
        if (floor.floor_share[i] <= 0 || known.peak_per_m2[i] <= 0) continue;
        const float value = asked.field == Field::peak
                                ? known.peak_per_m2[i]
                                : known.time_above_s(i, asked.threshold_per_m2);
        if (value > 0) grid.values[i] = value;
    }
    return grid;
}

FieldGrid of_density(const FloorGrid& floor, const Crowd& crowd) {
    constexpr float least_shown_per_m2 = 0.1F;
    FieldGrid grid{crowd.density.per_m2};
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        const bool is_bare = floor.floor_share[i] <= 0 || grid.values[i] < least_shown_per_m2;
        if (is_bare) grid.values[i] = nothing;
    }
    return grid;
}

}  // namespace

FieldGrid field_of(const FieldAsked& asked, const FloorGrid& floor, const Crowd& crowd,
                   const History* history, LevelId level) {
    switch (asked.field) {
        case Field::density:
        case Field::service: return of_density(floor, crowd);
        case Field::speed:
        case Field::pressure:
        case Field::counterflow: return of_motion(asked.field, floor, crowd);
        case Field::peak:
        case Field::time_above:
            return history == nullptr ? FieldGrid{} : of_history(asked, floor, *history, level);
        default: return {};
    }
}

FieldGrid difference(const FloorGrid& first_floor, const FieldGrid& first,
                     const FloorGrid& second_floor, const FieldGrid& second) {
    FieldGrid grid{std::vector<float>(first_floor.floor_share.size(), nothing)};
    for (int row = 0; row < first_floor.rows; ++row) {
        for (int column = 0; column < first_floor.columns; ++column) {
            const Vec2 middle =
                first_floor.low + Vec2{column + 0.5, row + 0.5} * FloorGrid::cell_m;
            const float a = first.at(first_floor, middle), b = second.at(second_floor, middle);
            if (std::isnan(a) && std::isnan(b)) continue;
            grid.values[first_floor.at(column, row)] =
                (std::isnan(b) ? 0 : b) - (std::isnan(a) ? 0 : a);
        }
    }
    return grid;
}

LevelId level_named(const RunData& run, const std::string& name) {
    for (std::size_t i = 0; i < run.venue.levels.size(); ++i) {
        if (run.venue.levels[i].name == name) return id_of<LevelId>(i);
    }
    return {};
}

}  // namespace tidegate::viz

#include "scenario/plane_only.h"

#include <algorithm>

#include "sensors/area_measures.h"

namespace tidegate {
namespace {

bool is_always_in_plane(const Scenario& s, const ObservableDef& observable) {
    if (observable.place_kind != PlaceKind::area || observable.place < 0) return true;
    const LevelId level = s.venue.areas[static_cast<std::size_t>(observable.place)].level;
    const auto venue = static_cast<std::size_t>(s.venue.levels[level.index()].venue);
    return s.network.venues[venue].kind == Fidelity::micro;
}

}  // namespace

std::vector<std::size_t> plane_only_observables(const Scenario& s) {
    std::vector<std::size_t> rows;
    const auto& all = s.sensors.observables;
    for (std::size_t o = 0; o < all.size(); ++o) {
        const ObservableDef& watched = all[o].kind == ObservableKind::time_above ? all[static_cast<std::size_t>(all[o].of)] : all[o];
        if (is_area_measure(watched) && !is_always_in_plane(s, watched)) rows.push_back(o);
    }
    return rows;
}

std::vector<std::size_t> rules_of(const Scenario& s, const std::vector<std::size_t>& observables) {
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < s.warning.rules.size(); ++r) {
        const std::size_t row = s.warning.rules[r].observable.index();
        if (std::find(observables.begin(), observables.end(), row) != observables.end()) rows.push_back(r);
    }
    return rows;
}

}  // namespace tidegate

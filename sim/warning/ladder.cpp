#include "warning/ladder.h"

#include <algorithm>

#include "base/fault.h"

namespace tidegate {
namespace {

/// An unbroken time on one side of a threshold, which may have begun before the piece.
struct Spell {
    SimTime begin_s = never;
    SimTime end_s = -never;
    bool lasts = false;  ///< still so at the end of the piece

    /// The end itself is within the spell only if it lasts on.
    bool contains(SimTime t) const { return begin_s <= t && (t < end_s || (lasts && t <= end_s)); }
};

Spell spell(const ObservableState& piece, double threshold, bool was, bool is, SimTime since_s) {
    if (!was && !is) return {};
    Spell result;
    if (was)
        result.begin_s = since_s != never ? since_s : piece.previous_s;
    else
        result.begin_s = time_of(piece, threshold);
    result.end_s = is ? piece.time_s : time_of(piece, threshold);
    result.lasts = is;
    return result;
}

struct Spells {
    std::array<Spell, most_rungs> above;
    std::array<Spell, most_rungs> below;
};

Spells spells_of(const LadderDef& def, const ObservableState& piece, const Ladder& ladder) {
    Spells spells;
    for (std::size_t i = 0; i < def.thresholds.size(); ++i) {
        const double up = def.thresholds[i];
        const double clear = def.clear_ratio * up;
        spells.above[i] =
            spell(piece, up, piece.previous >= up, piece.value >= up, ladder.above_since_s[i]);
        spells.below[i] =
            spell(piece, clear, piece.previous < clear, piece.value < clear, ladder.below_since_s[i]);
    }
    return spells;
}

void change_rung(Ladder& ladder, int after, SimTime crossed_s, SimTime known_s, RungChanges& changes) {
    promise(changes.size < static_cast<int>(changes.list.size()), "a piece climbs or descends once");
    changes.list[static_cast<std::size_t>(changes.size++)] = {ladder.rung, after, crossed_s, known_s};
    ladder.rung = after;
    ladder.rung_since_s = known_s;
}

bool change_once(const LadderDef& def, const Spells& spells, Ladder& ladder, RungChanges& changes) {
    SimTime up_s = never, down_s = never;
    const auto rung = static_cast<std::size_t>(ladder.rung);
    if (rung < def.thresholds.size()) {
        const SimTime t = std::max(spells.above[rung].begin_s + def.hold_s, ladder.rung_since_s);
        if (spells.above[rung].contains(t)) up_s = t;
    }
    if (rung > 0) {
        const SimTime t = std::max(spells.below[rung - 1].begin_s, ladder.rung_since_s) + def.dwell_s;
        if (spells.below[rung - 1].contains(t)) down_s = t;
    }
    if (up_s == never && down_s == never) return false;
    if (up_s <= down_s)
        change_rung(ladder, ladder.rung + 1, spells.above[rung].begin_s, up_s, changes);
    else
        change_rung(ladder, ladder.rung - 1, spells.below[rung - 1].begin_s, down_s, changes);
    return true;
}

}  // namespace

RungChanges follow(const LadderDef& def, const ObservableState& piece, Ladder& ladder) {
    const Spells spells = spells_of(def, piece, ladder);
    RungChanges changes;
    while (change_once(def, spells, ladder, changes)) {
    }
    for (std::size_t i = 0; i < def.thresholds.size(); ++i) {
        ladder.above_since_s[i] = spells.above[i].lasts ? spells.above[i].begin_s : never;
        ladder.below_since_s[i] = spells.below[i].lasts ? spells.below[i].begin_s : never;
    }
    return changes;
}

}  // namespace tidegate

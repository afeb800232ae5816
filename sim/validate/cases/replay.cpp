#include "validate/cases/replay.h"

#include <algorithm>
#include <cmath>

namespace tidegate::cases {

std::optional<RecordedEntry> entry_into(const Track& track, double interval_s, const Box& floor) {
    const auto ahead = static_cast<std::size_t>(std::lround(0.4 / interval_s));
    for (std::size_t k = 0; k < track.at.size(); ++k) {
        if (!floor.contains(track.at[k])) continue;
        const std::size_t later = std::min(k + ahead, track.at.size() - 1);
        Vec2 velocity{};
        if (later > k) {
            velocity = (track.at[later] - track.at[k]) *
                       (1 / (interval_s * static_cast<double>(later - k)));
        }
        return RecordedEntry{track.from_s + interval_s * static_cast<double>(k), track.at[k],
                             velocity};
    }
    return {};
}

}  // namespace tidegate::cases

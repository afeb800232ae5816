#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "viz/data/moment.h"
#include "viz/data/run_data.h"
#include "viz/scene/density.h"
#include "viz/scene/venue_mesh.h"

namespace tidegate::viz {

/// A passenger where he or she is drawn.
struct Person {
    Vec2 place;
    Vec2f velocity;  ///< [m/s]; zero where not known, and on connectors
    double speed_m_s = 0;
    double density_per_m2 = 0;
    double opacity = 1;
    int agent = -1;
    std::uint8_t state = 0;  ///< AgentState
    std::uint8_t told = 0;   ///< Told
};

/// Rows of a moment's passengers by the plane they are on, so that a level among many need not look at all of them.
class RowsByPlane {
public:
    explicit RowsByPlane(const std::vector<FrameAgent>& agents);
    std::span<const std::uint32_t> on(std::size_t plane) const;

private:
    std::vector<std::uint32_t> first_;  ///< of each plane, in rows_; one more at the end
    std::vector<std::uint32_t> rows_;
};

/// The passengers that are drawn on one level.
struct Crowd {
    std::vector<Person> people;  ///< those on the level first, then those on its connectors
    std::size_t on_level = 0;
    DensityGrid density;  ///< of those on the level
    bool in_plane = true;  ///< they walk there; else where they are drawn is an assumption, and there is no peak
    DensityPeak peak;
};
Crowd crowd_on(const RunData& run, const VenueMesh& mesh, const Moment& moment, const RowsByPlane& rows,
               LevelId level, bool fades_connectors);

/// Where someone on `plane` is drawn on a level: on the level itself, or on a connector that ends
/// there. False when neither.
bool place_on(const RunData& run, LevelId level, std::uint16_t plane, Vec2 at, Vec2& place);

}  // namespace tidegate::viz

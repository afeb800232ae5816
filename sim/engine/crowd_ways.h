#pragma once
#include <vector>

#include "engine/crowd_delay.h"
#include "engine/site.h"
#include "engine/usual_ways.h"
#include "navigation/march_field.h"

namespace tidegate {

struct World;

struct CrowdZone {
    ZoneCells cells;
    CrowdDelay all;                    ///< that all make
    CrowdDelay walking;                ///< that those make who do not wait before a gate; no cells where there is none
    ZoneGrid grid;                     ///< nodes of the zone's ways, with slowness; coarse where the zone is large
    std::vector<float> usual_slowness; ///< [nodes]

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(all, walking);
    }
};
static_assert(sizeof(CrowdZone) == 400, "a field was added: if it is state, name it in for_each_field");

/// A field to be solved for.
struct CrowdWayJob {
    std::size_t zone = 0;
    std::size_t row = 0;  ///< 2 * portal + side
};

/// The way to a gate as a whole around the crowd on it; in force while it has nodes.
struct GateWay {
    TravelField field;    ///< to the lane in the middle of those that lead on
    CrowdWayJob job;      ///< that lane
    float reach_m = 0;    ///< as far before it people wait for it
    std::int32_t is_in_force = 0;

    /// For checkpoints (base/state_bytes.h): the field follows from it.
    template <class F>
    void for_each_field(F&& f) {
        f(job, reach_m, is_in_force);
    }
};
static_assert(sizeof(GateWay) == 72, "a field was added: if it is state, name it in for_each_field");

/// Ways around the crowd: fields that replace Site::fields for directions while a zone is crowded.
struct CrowdWays {
    std::vector<CrowdZone> zones;       ///< [zone]
    std::vector<TravelField> fields;    ///< [2 * portal + side]; no nodes: the usual field holds
    std::vector<WorthTurns> turns;      ///< [2 * portal + side], from when it was first solved for; follows from the site
    std::vector<CrowdWayJob> jobs;      ///< the fields that were solved for last
    std::vector<GateWay> gates;         ///< [2 * facility + direction]
    std::vector<MarchScratch> scratch;  ///< [one of those who work side by side]

    /// For checkpoints (base/state_bytes.h): the fields follow from it, see solve_again().
    template <class F>
    void for_each_field(F&& f) {
        f(zones, jobs, gates);
    }
};
static_assert(sizeof(CrowdWays) == 144, "a field was added: if it is state, name it in for_each_field");

CrowdWays make_crowd_ways(const Site& site);

/// Makes the fields that were in force when the state was saved, from slowness and jobs: the same bits.
void solve_again(const Site& site, CrowdWays& ways);

/// Looks where the crowd is slow and solves anew for the lines that many walk up to in slow zones: the quickest way
/// instead of the shortest (Kretz 2009, doi:10.1088/1742-5468/2009/03/P03012), so that a crowd uses the whole width of a
/// corner or door; elsewhere small gains lead nobody aside (usual_ways.h). For gates it leaves out who waits there, and solves once for
/// all lanes: there is no way round a queue, but one round a crowd that comes off a stair on the way to it.
/// Called every `crowd_ways_s`. Linear in walkers and in nodes of the slow zones; parallel over lines.
void renew_crowd_ways(const Scenario& scenario, const Site& site, World& world);

/// The field that says which way to walk to a target now.
inline const TravelField& way_to(const Site& site, const CrowdWays& ways, std::size_t target) {
    const TravelField& around = ways.fields[target];
    return around.nodes.empty() ? site.fields[target] : around;
}

/// That of the gate to which the target belongs, where one is in force.
inline const GateWay* gate_way_to(const Site& site, const CrowdWays& ways, std::size_t target) {
    const Portal& portal = site.portals[target / 2];
    if (portal.kind != PortalKind::lane) return nullptr;
    const GateWay& gate = ways.gates[2 * std::size_t(portal.row) + target % 2];
    return gate.is_in_force != 0 ? &gate : nullptr;
}

}  // namespace tidegate

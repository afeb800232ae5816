#pragma once
#include <vector>

#include "engine/site.h"
#include "engine/usual_ways.h"
#include "navigation/march_field.h"

namespace tidegate {

struct World;

/// How a crowd slows a zone down, on square cells of 1 m.
struct CrowdZone {
    int nx = 0, ny = 0;
    bool is_slow = false;              ///< some cell is
    std::vector<float> floor_m2;       ///< [cells] where people can walk, with that around
    std::vector<float> people, speed;  ///< [cells] how many, with those around, and the sum of their speeds [m/s]
    std::vector<float> slowness;       ///< [cells] >= 1, by how much ways there take longer; follows with a lag
    ZoneGrid grid;                     ///< nodes of the zone's ways, with slowness; coarse where the zone is large
    std::vector<float> usual_slowness; ///< [nodes]

    /// For checkpoints (base/state_bytes.h): the rest is counted afresh whenever ways are renewed.
    template <class F>
    void for_each_field(F&& f) {
        f(slowness);
    }
};
static_assert(sizeof(CrowdZone) == 248, "a field was added: if it is state, name it in for_each_field");

/// A field to be solved for.
struct CrowdWayJob {
    std::size_t zone = 0;
    std::size_t row = 0;  ///< 2 * portal + side
};

/// Ways around the crowd: fields that replace Site::fields for directions while a zone is crowded.
struct CrowdWays {
    std::vector<CrowdZone> zones;       ///< [zone]
    std::vector<TravelField> fields;    ///< [2 * portal + side]; no nodes: the usual field holds
    std::vector<WorthTurns> turns;      ///< [2 * portal + side], from when it was first solved for; follows from the site
    std::vector<CrowdWayJob> jobs;      ///< the fields that were solved for last
    std::vector<MarchScratch> scratch;  ///< [one of those who work side by side]
    std::vector<float> blurred;         ///< [cells] room to work in

    /// For checkpoints (base/state_bytes.h): the fields follow from it, see solve_again().
    template <class F>
    void for_each_field(F&& f) {
        f(zones, jobs);
    }
};
static_assert(sizeof(CrowdWays) == 144, "a field was added: if it is state, name it in for_each_field");

CrowdWays make_crowd_ways(const Site& site);

/// Makes the fields that were in force when the state was saved, from slowness and jobs: the same bits.
void solve_again(const Site& site, CrowdWays& ways);

/// Looks where the crowd is slow and solves anew for the lines that many walk up to in slow zones: the quickest way
/// instead of the shortest (Kretz 2009, doi:10.1088/1742-5468/2009/03/P03012), so that a crowd uses the whole width of a
/// corner or door; elsewhere small gains lead nobody aside (usual_ways.h).
/// Called every `crowd_ways_s`. Linear in walkers and in nodes of the slow zones; parallel over lines.
void renew_crowd_ways(const Scenario& scenario, const Site& site, World& world);

/// The field that says which way to walk to a target now.
inline const TravelField& way_to(const Site& site, const CrowdWays& ways, std::size_t target) {
    const TravelField& around = ways.fields[target];
    return around.nodes.empty() ? site.fields[target] : around;
}

}  // namespace tidegate

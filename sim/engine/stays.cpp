#include "engine/stays.h"

#include "demand/person_draws.h"
#include "engine/destinations.h"
#include "engine/fidelity_twin.h"
#include "engine/groups.h"
#include "engine/person.h"
#include "engine/stages.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

constexpr float at_spot_m = 0.3f;
constexpr double settles_after_s = 10;  // without getting anywhere

const DemandRow& row_of(const Scenario& s, const World& world, std::int32_t agent) {
    return s.demand.rows[std::size_t(world.arrivals[std::size_t(agent)].row)];
}

const StayPlace& place_ahead(const Site& site, const World& world, std::size_t walker) {
    const Portal& portal = site.portals[std::size_t(world.walkers.target[walker] / 2)];
    return site.stay_places[std::size_t(portal.row)];
}

// Nobody sets out for a place that will have closed by then.
bool closes_by(const Scenario& s, int stay, SimTime time) {
    const SimTime leaves_by = s.demand.stays[std::size_t(stay)].leaves_by;
    return leaves_by >= 0 && leaves_by <= time;
}

bool is_in_place(const Site& site, const World& world, std::size_t walker) {
    const Walkers& w = world.walkers;
    return site.is_in_area(w.plane[walker], w.position(walker), place_ahead(site, world, walker).area.row);
}

}  // namespace

Vec2f stay_spot(const Site& site, const World& world, std::int32_t agent, int portal) {
    const std::vector<Vec2f>& spots = site.stay_places[std::size_t(site.portals[std::size_t(portal)].row)].spots;
    const std::uint32_t nth_stay = world.agents[std::size_t(agent)].stays_begun;
    const double u = world.draws.uniform(Purpose::stay_place, decider_key(world, agent), nth_stay);
    const auto nth = static_cast<std::size_t>(u * static_cast<double>(spots.size()));
    return spots[(nth + world.arrivals[std::size_t(agent)].group_place) % spots.size()];
}

void begin_stay(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    AgentRow& row = world.agents[std::size_t(agent)];
    const DemandRow& demand = row_of(s, world, agent);
    const StayDef& stay = s.demand.stays[std::size_t(demand.stays[row.stays_begun])];
    const SimTime end = draw_stay_end(stay, world.draws, decider_key(world, agent), row.stays_begun, time);
    row.stands_s = static_cast<float>(end - row.appeared);
    ++row.stays_begun;
    while (row.stays_begun < demand.stays.size() && closes_by(s, demand.stays[row.stays_begun], end)) ++row.stays_begun;
    row.is_staying = 1;
    const Arrival& decider = world.arrivals[std::size_t(decider_of(world, agent))];
    const Goal next = demand.goal_after(row.stays_begun);
    row.destination = static_cast<std::int16_t>(destination_of(site, next, manner_of(s, site, decider, world.draws)));
}

std::optional<Vec2f> way_to_spot(const Site& site, World& world, std::size_t walker) {
    if (!is_in_place(site, world, walker)) return std::nullopt;
    Walkers& w = world.walkers;
    const Vec2f way = stay_spot(site, world, w.agent[walker], w.target[walker] / 2) - w.position(walker);
    w.to_go[walker] = length(way);
    return w.to_go[walker] < at_spot_m ? Vec2f{} : unit(way);
}

bool has_come(const Scenario& s, const Site& site, const World& world, std::size_t walker) {
    if (!is_in_place(site, world, walker)) return false;
    const Walkers& w = world.walkers;
    const Vec2f way = stay_spot(site, world, w.agent[walker], w.target[walker] / 2) - w.position(walker);
    if (dot(way, way) < at_spot_m * at_spot_m) return true;
    const double idle_s = world.now - world.agents[std::size_t(w.agent[walker])].anchor_step * s.step_s;
    return idle_s >= settles_after_s;
}

void stay_here(const Scenario& s, const Site& site, World& world, std::size_t walker) {
    Walkers& w = world.walkers;
    world.passages[std::size_t(w.target[walker] / 2)].last_crossing = world.now;
    begin_stay(s, site, world, w.agent[walker], world.now);
    forget_target(world, walker);
    w.set(walker, stands, true);
    w.set(walker, stays, true);
    if (w.has(walker, grouped)) show_to_group(world, walker);
}

void end_stay(const Scenario& s, const Site& site, World& world, std::size_t walker) {
    Walkers& w = world.walkers;
    world.agents[std::size_t(w.agent[walker])].is_staying = 0;
    w.set(walker, stands, false);
    w.set(walker, stays, false);
    choose_target(s, site, world, walker);
    begin_twin(s, site, world, walker);
}

}  // namespace tidegate

#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "agents/walker_grid.h"
#include "agents/walkers.h"
#include "base/draws.h"
#include "demand/arrivals.h"
#include "engine/crowd_rows.h"
#include "engine/crowd_ways.h"
#include "engine/event.h"
#include "engine/frame.h"
#include "engine/landings.h"
#include "engine/network_state.h"
#include "engine/passage_state.h"
#include "engine/people_state.h"
#include "engine/queues_state.h"
#include "engine/site.h"
#include "engine/target_now.h"
#include "facilities/lane_step.h"
#include "engine/car_people.h"
#include "facilities/car_step.h"
#include "locomotion/walk_model.h"
#include "network/line_step.h"
#include "network/train_step.h"
#include "plan/disturbance_state.h"
#include "plan/plan_state.h"
#include "sensors/sensor_input.h"
#include "sensors/sensors_state.h"
#include "warning/warning_state.h"

namespace tidegate {

/// What a passenger carries besides the hot columns; one row per planned passenger, for life. 48 bytes.
struct AgentRow {
    SimTime queued_since = -1;         ///< while in a queue; in the same place when it left, of who has left
    SimTime appeared = -1;
    float stands_s = 0;                ///< stands until so long after appearing (pre-movement, a stay)
    float anchor_x = 0, anchor_y = 0;  ///< where the stuck watch last saw progress, and ...
    std::int32_t anchor_step = 0;      ///< ... at the beginning of which step
    std::int16_t destination = -1;
    std::int16_t queue_place = -1;
    std::int16_t origin_portal = -1;
    std::int16_t last_portal = -1;     ///< crossed last
    Fate fate = Fate::due;
    bool was_stuck = false;            ///< reported, and has not moved since
    bool was_counted_stuck = false;
    std::uint8_t belief = 0;           ///< 0: knows how ways are now; else row + 1 of World::beliefs
    bool has_judged_queue : 1 = false;  ///< found the queue it stands in short enough, or had no other way
    bool was_sent_out : 1 = false;      ///< by an evacuation, or turned away
    std::uint8_t stays_begun : 7 = 0;  ///< of DemandRow::stays
    std::uint8_t is_staying : 1 = 0;   ///< stands where it stays, until walks_from()
    std::uint16_t waited_for_group = 0;  ///< steps in which it waited for the others

    bool has_left() const { return fate == Fate::exited || fate == Fate::boarded; }
    SimTime left() const { return has_left() ? queued_since : -1; }
    void leave(Fate how, SimTime when) {
        fate = how;
        queued_since = when;
    }
    SimTime walks_from() const { return appeared + double{stands_s}; }
};

/// What one chunk of walkers adds to the counts.
struct Tally {
    std::vector<std::int32_t> occupancy, zone_people, queue_length, connector_people;
    std::vector<double> waited_s;
    std::vector<std::int32_t> stopped;  ///< walkers who have made no progress for too long
};

/// Within this way of a line that is held people stand at ease, not pressed together [m].
constexpr float waits_within_m = 15;

/// Everything that changes in a run.
struct World {
    SimTime now = 0;
    SimTime step_end = 0;    ///< of the step being made
    std::int64_t step = 0;   ///< of length Scenario::step_s; while nobody walks in the plane several are made at once
    Draws draws;

    std::vector<Arrival> arrivals;   ///< const after start
    std::vector<AgentRow> agents;    ///< row for row with arrivals
    std::size_t next_arrival = 0;    ///< first not yet due
    std::vector<std::vector<std::int32_t>> outside;   ///< [entrance] due, no room yet, in order
    std::vector<std::int32_t> before_spots;           ///< due, their spot taken, in order
    std::vector<std::vector<std::int32_t>> on_trains; ///< [service] due, waiting for their train, in order
    std::vector<std::vector<std::int32_t>> alighting; ///< [portal] at a door, not yet out, in order

    Walkers walkers;
    WalkerGrid grid;
    GridScratch scratch;
    Guidance guidance;
    WalkChoice choice;
    ForceScratch force_scratch;

    std::vector<Passage> passages;      ///< [portal]
    std::vector<RateLimit> limits;
    std::vector<LaneState> lanes;       ///< [portal]; used for lanes
    std::vector<double> service_mean_s; ///< [facility] with goods and second inspections of those who come
    QueuesState queues;                 ///< those with an order
    std::vector<SimTime> door_free;     ///< [portal]; doors: next boarding or alighting
    std::vector<TrainState> trains;     ///< [service]
    std::vector<LineState> lines;       ///< [line]
    std::vector<EdgeState> edges;       ///< [platform]; used for lines
    std::vector<LineNews> line_news;    ///< of this step
    DisturbancesState disturbances;
    std::vector<ConnectorState> connectors;
    std::vector<CarState> cars;         ///< [connector]; used for lifts
    CarPeople car_people;               ///< of the one that is looked at
    NetworkState network;               ///< those in zones of network fidelity

    std::vector<PortalCost> costs;               ///< [portal]
    std::vector<float> capacity_per_s;           ///< [portal] passages a second from a queue
    SidePace pace;                               ///< [2 * portal + side]
    /// [belief * destinations + destination][2 * portal + direction] times still to go.
    std::vector<std::vector<float>> to_go;
    Rides rides;                                 ///< as they are now, with waits
    std::vector<Belief> beliefs;                 ///< of those who have not heard of all changes of ways
    std::uint32_t way_changes = 0;               ///< so far
    std::uint8_t belief_at_start = 0;            ///< that all is as before the first change: row + 1 of beliefs; 0: none yet
    std::vector<GroupMember> members;            ///< [agent]; empty when nobody comes in a group
    float most_room_more_m = 0;                  ///< that anybody needs beyond people of usual radius
    std::vector<float> stair_factors;  ///< [2 * class + (0 up, 1 down)]; empty when no class has its own
    bool routes_changed = true;
    bool nobody_in_grid = false;       ///< it was last made for no walkers
    CrowdWays crowd_ways;
    std::vector<std::int32_t> zone_people;       ///< [zone]
    std::vector<float> zone_spacing_m;           ///< [zone] between those who wait there
    std::int64_t without_way = 0;                ///< present passengers who cannot reach their goal now

    struct AtLine {
        std::int32_t walker, portal;
        float to_go;
        std::int32_t agent;
    };
    struct LineCrossing {
        std::int32_t walker, portal, agent;
        float share;          ///< of the step, in [0, 1]
        std::int8_t direction;  ///< 0 forward, 1 backward
        Vec2f from;
    };
    std::vector<TargetNow> targets;                    ///< [2 * portal + side]
    std::vector<std::vector<std::int32_t>> choosers;   ///< [chunk] walkers who may have to choose a way now
    std::vector<std::vector<AtLine>> at_line;          ///< [chunk]
    std::vector<std::vector<LineCrossing>> crossed;    ///< [chunk]
    std::vector<AtLine> all_at_line;                   ///< joined and ordered
    std::vector<std::int32_t> left_rows;               ///< walkers who left the venue in this step; they have no agent
    std::vector<LineCrossing> all_crossed;             ///< joined and ordered
    Landings landed;                                   ///< of this stage

    std::vector<Tally> tallies;                        ///< [chunk] scratch of the counts below
    std::vector<Event> events;
    std::vector<Crossing> crossings;
    std::vector<WaitEnded> waits_ended;  ///< of this step
    std::vector<std::int32_t> occupancy;      ///< [area]
    std::vector<std::int32_t> queue_length;   ///< [queue place]
    std::vector<double> mean_wait_s;          ///< [queue place] so far, of those in the queue now
    std::vector<std::int32_t> outside_count;  ///< [entrance]
    std::vector<std::int32_t> on_connectors;  ///< [connector] people
    std::int64_t riding = 0;      ///< on vehicles of lines
    std::int64_t exited = 0, boarded = 0, stuck_ever = 0, left_behind = 0;
    std::int64_t ways_given = 0;  ///< how often others let somebody through who was stuck
    std::int64_t turned_away = 0;
    std::int64_t balked = 0, gave_up = 0;
    std::int64_t agent_steps = 0;

    SensorsState sensors;
    WarningState warning;
    PlanState plan;
    std::vector<LevelChange> level_changes;
    std::size_t crossings_sensed = 0;     ///< of crossings
    std::vector<std::int32_t> appeared;   ///< agents who appeared in this step
    std::vector<CrossingSeen> seen;       ///< this step's crossings as sensors see them
    CrowdRows crowd_rows;                 ///< those who walked on the levels at the last sample
    std::vector<MeasureInForce> measures_in_force;  ///< in the order in which they took effect
    std::vector<PlanAct> due_acts;        ///< measures to be applied at the start of the next step
};

static_assert(sizeof(Arrival) + sizeof(AgentRow) <= 72, "a passenger costs little, present or not");

World make_world(const Scenario& scenario, const Site& site);

/// Passengers released = present + exited + boarded, every present one exactly one walker row or one place in a vehicle;
/// throws BrokenPromise otherwise. Linear.
void check_nobody_lost(const World& world);

/// Order-dependent fingerprint of all that moves. Linear.
std::uint64_t state_hash(const World& world);

}  // namespace tidegate

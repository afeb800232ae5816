#include "viz/sample_run.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace tidegate::viz {

namespace {

constexpr double run_end_s = 3 * 3600 + 15 * 60;

Ring box(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}
Ring hole(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}};
}

VenueDef sample_venue() {
    VenueDef venue;
    venue.levels = {
        {"platform", -14, {{box(0, 14, 140, 26), {hole(38, 19, 44, 21), hole(96, 19, 102, 21)}}}},
        {"concourse", -7, {{box(0, 0, 140, 40), {hole(60, 16, 80, 24), hole(20, 8, 24, 12)}}}},
        {"street", 0, {{box(-10, -30, 150, 70), {hole(20, 0, 110, 40), hole(-4, 50, 30, 66)}}}},
    };
    venue.areas = {{"platform area", {0}, {{box(0, 14, 140, 26), {}}}, 1656},
                   {"paid area", {1}, {{box(30, 4, 110, 36), {}}}, 2400},
                   {"square", {2}, {{box(-10, 42, 150, 70), {}}}, 4000}};
    venue.openings = {{"west passage", {1}, {{14, 0}, {14, 40}}, PassageStatus::open, {}, 0},
                      {"east passage", {1}, {{126, 40}, {126, 0}}, PassageStatus::open, {}, 0}};
    const auto connector = [](const char* name, ConnectorKind kind, double x0, double x1, double y,
                              double width, PassageDirection direction) {
        ConnectorDef c;
        c.name = name;
        c.kind = kind;
        c.lower_level = {0};
        c.upper_level = {1};
        c.lower_line = {{x0, y}, {x0, y + width}};
        c.upper_line = {{x1, y}, {x1, y + width}};
        c.width_m = width;
        c.length_m = std::abs(x1 - x0) * 1.15;
        c.rise_m = 7;
        c.direction = direction;
        return c;
    };
    venue.connectors = {
        connector("stair west", ConnectorKind::stair, 48, 36, 21.5, 2.4, PassageDirection::both),
        connector("escalator west", ConnectorKind::escalator, 48, 36, 17, 1.0,
                  PassageDirection::backward),
        connector("stair east", ConnectorKind::stair, 92, 104, 21.5, 2.4, PassageDirection::both),
        connector("escalator east", ConnectorKind::escalator, 92, 104, 17, 1.0,
                  PassageDirection::forward)};
    venue.entrances = {{"entrance 1", {2}, {box(-6, -26, 10, -18), {}}},
                       {"entrance 2", {2}, {box(120, 50, 140, 62), {}}}};
    venue.exits = {{"exit south", {2}, {{60, -30}, {70, -30}}, PassageStatus::open}};
    venue.platforms = {{"edge north", {0}, {{0, 26}, {140, 26}}, 24, 1.3},
                       {"edge south", {0}, {{140, 14}, {0, 14}}, 24, 1.3}};
    return venue;
}

std::vector<FacilityDef> sample_gates() {
    FacilityDef west;
    west.name = "gates west";
    west.level = {1};
    west.line = {{30, 4}, {30, 36}};
    west.lanes = 16;
    west.open_lanes = 12;
    FacilityDef east = west;
    east.name = "gates east";
    east.line = {{110, 36}, {110, 4}};
    return {west, east};
}

double wave(double time) {
    const double peak = 2400, width = 1500;
    return std::exp(-0.5 * std::pow((time - peak) / width, 2)) +
           0.35 * std::exp(-0.5 * std::pow((time - 6000) / 1500, 2));
}

PlanDef sample_plan() {
    PlanDef plan;
    plan.name = "metering";
    plan.roles = {"station master", "gate team"};
    ProcedureDef procedure;
    procedure.name = "platform filling";
    procedure.rule = {0};
    StepDef meter{"meter the west passage", "gate team", {}, 60};
    meter.measure.kind = MeasureKind::meter;
    meter.measure.place_kind = PlaceKind::opening;
    meter.measure.place = 0;
    meter.measure.max_per_min = 60;
    StepDef lanes{"open reserve gates", "gate team", {}, 60};
    lanes.measure.kind = MeasureKind::open_lanes;
    lanes.measure.place_kind = PlaceKind::facility;
    lanes.measure.place = 1;
    lanes.measure.lanes = 16;
    StepDef close{"close the east escalator", "station master", {}, 60};
    close.measure.kind = MeasureKind::close;
    close.measure.place_kind = PlaceKind::connector;
    close.measure.place = 3;
    procedure.steps = {meter, lanes, close};
    plan.procedures = {procedure};
    return plan;
}

void add_warnings(RunData& run) {
    RuleDef occupancy;
    occupancy.name = "platform_crowding";
    occupancy.observable = {0};
    occupancy.capacity = 800;
    RuleDef density = occupancy;
    density.name = "platform_peak_density";
    density.observable = {1};
    density.capacity = 5;
    run.warning.rules = {occupancy, density};
    for (int rule = 0; rule < 2; ++rule) {
        WarningLevel before = WarningLevel::none;
        for (std::size_t i = 0; i < run.sample_times.size(); ++i) {
            const RuleDef& def = run.warning.rules[static_cast<std::size_t>(rule)];
            const double value = run.curves[static_cast<std::size_t>(rule)].values[i];
            WarningLevel after = WarningLevel::none;
            for (int level = 1; level <= 4; ++level) {
                if (value / def.capacity >= def.bands[static_cast<std::size_t>(level) - 1]) {
                    after = static_cast<WarningLevel>(level);
                }
            }
            if (after == before) continue;
            run.level_changes.push_back(
                {{rule}, before, after, run.sample_times[i], run.sample_times[i], value});
            before = after;
        }
    }
}

void add_plan_events(RunData& run) {
    const auto step = [&](const char* name, const char* who, double ordered, double effect,
                          double end) {
        run.events.push_back({ordered, EventKind::order, name, who, {}, 0, -1, -1});
        run.events.push_back({effect, EventKind::effect, name, who, {}, 0, ordered, -1});
        if (end > 0)
            run.events.push_back({end, EventKind::withdrawal, name, who, {}, 0, ordered, -1});
    };
    step("meter the west passage", "gate team", 1500, 1740, 5400);
    step("open reserve gates", "gate team", 1500, 1860, -1);
    step("close the east escalator", "station master", 2100, 2220, 3600);
    for (double t = 120; t < run_end_s; t += 300) {
        run.events.push_back({t, EventKind::train_arrival, "red line north", {}, {}, 600, -1, -1});
        run.events.push_back(
            {t + 45, EventKind::train_departure, "red line north", {}, {}, 400, -1, -1});
    }
}

void add_curves(RunData& run) {
    run.curves = {{"platform_occupancy", "passengers", {}},
                  {"platform_peak_density", "1/m2", {}},
                  {"gate_queue", "passengers", {}},
                  {"west_flow", "1/min", {}}};
    for (double t = 0; t <= run_end_s; t += 10) {
        const double saw = 1 - 0.25 * std::fmod(t, 300) / 300;
        run.sample_times.push_back(t);
        run.curves[0].values.push_back(880 * wave(t) * saw);
        run.curves[1].values.push_back(4.9 * std::pow(wave(t), 0.8) * saw);
        run.curves[2].values.push_back(240 * std::pow(wave(t), 2));
        run.curves[3].values.push_back(90 * std::min(0.7, wave(t)));
    }
}

FrameAgent agent_at(int agent, int plane, double x, double y, double speed_m_s) {
    FrameAgent a;
    a.agent = agent;
    a.plane = static_cast<std::uint8_t>(plane);
    a.x = static_cast<float>(x);
    a.y = static_cast<float>(y);
    a.speed_cm_s = static_cast<std::uint16_t>(speed_m_s * 100);
    return a;
}

/// Where a passenger stands is drawn anew for each; crowds gather at the stairs, gates and platform
/// doors.
FrameAgent place(int agent, std::mt19937& draw, double crowding) {
    std::uniform_real_distribution<double> u(0, 1);
    std::normal_distribution<double> n(0, 1);
    const double kind = u(draw);
    if (kind < 0.34) {
        const double x = std::clamp(92 - std::abs(n(draw)) * 14, 0.5, 139.5);
        return agent_at(agent, 0, x, std::clamp(6 + n(draw) * 2.4, 0.5, 11.5),
                        1.2 * u(draw) * (1 - crowding * 0.8));
    }
    if (kind < 0.42)
        return agent_at(agent, 0, 1 + 138 * u(draw), 0.5 + 11 * u(draw), 1.3 * u(draw));
    if (kind < 0.60) {
        const double x = 30 - std::abs(n(draw)) * 4;
        return agent_at(agent, 1, std::max(0.5, x), std::clamp(20 + n(draw) * 7, 1.0, 39.0),
                        0.3 * u(draw));
    }
    if (kind < 0.75)
        return agent_at(agent, 1, 1 + 138 * u(draw), 1 + 14 * u(draw), 0.9 + 0.6 * u(draw));
    if (kind < 0.80) {
        const int connector = static_cast<int>(u(draw) * 4);
        const double width = connector % 2 == 0 ? 2.4 : 1.0;
        return agent_at(agent, 3 + connector, 13.8 * u(draw), width * (0.2 + 0.6 * u(draw)), 0.6);
    }
    return agent_at(agent, 2, 2 + 156 * u(draw), 73 + 26 * u(draw), 0.6 + 0.8 * u(draw));
}

void add_people(SampleRun& sample, double frame_interval_s) {
    RunData& run = sample.run;
    for (double t = 0; t <= run_end_s; t += frame_interval_s) {
        StoredFrame frame;
        frame.time = t;
        const int people = static_cast<int>(1500 * wave(t));
        for (int agent = 0; agent < people; ++agent) {
            std::mt19937 draw(static_cast<unsigned>(agent * 7919 + 13));
            frame.agents.push_back(place(agent, draw, wave(t)));
        }
        sample.frames.push_back(std::move(frame));
    }
    for (int i = 0; i < 6000; ++i) {
        const double due = run_end_s * 0.6 * i / 6000.0;
        run.tally.due_s.push_back(due);
        run.tally.appeared_s.push_back(due + 240 * wave(due));
        run.tally.boarded_s.push_back(due + 900);
    }
    std::sort(run.tally.appeared_s.begin(), run.tally.appeared_s.end());
}

}  // namespace

SampleRun make_sample_run(double frame_interval_s) {
    SampleRun sample;
    RunData& run = sample.run;
    run.name = "sample_station";
    run.title = "After the countdown at a two-level station";
    run.calendar.start_unix_s = *parse_iso_datetime("2015-12-31T23:45:00");
    run.planned_end_s = run.recorded_end_s = run_end_s;
    run.venue = sample_venue();
    run.facilities = sample_gates();
    TrainServiceDef service;
    service.name = "red line north";
    service.platform = {0};
    run.services = {service};
    run.plan = sample_plan();
    run.planes = {
        {"platform", false, {0, 14}}, {"concourse", false, {0, 0}}, {"street", false, {-10, -30}}};
    for (const ConnectorDef& connector : run.venue.connectors) {
        run.planes.push_back({connector.name, true, {}});
    }
    add_curves(run);
    add_warnings(run);
    add_plan_events(run);
    add_people(sample, frame_interval_s);
    run.outcomes = {{"peak_platform_density", 4.9, "1/m2", 2400},
                    {"peak_platform_occupancy", 880, "passengers", 2400},
                    {"longest_queue_outside", 1240, "passengers", 2700},
                    {"clearing_time", 9420, "s", 9420}};
    return sample;
}

}  // namespace tidegate::viz

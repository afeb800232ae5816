#include "recordings.h"

#include <cmath>

namespace tidegate::test {

RunHeader small_header() {
    RunHeader header;
    header.name = "corridor";
    header.title = "A corridor \xE9\x80\x9A\xE9\x81\x93";
    header.calendar = {1451605500};
    header.step_s = 0.05;
    header.frame_interval_s = 1;
    header.sample_s = 2;
    header.text.files = {
        {"scenario.toml", "[scenario]\nname = \"corridor\"\n"},
        {"data/demand.csv", "from,to,count,origin,goal\n00:00,00:05,30,west,east\n"},
        {"empty.toml", ""}};
    header.text.settings = {"seed=7", "train.red.headway_s=180"};
    header.past = {{30, {}}, {60.5, {"seed=7", "train.red.headway_s=90"}}};
    header.planes = {{"hall", false, {-12.5, 3.25}}, {"stair_a", true, {}}};
    header.portals = {"gate_west lane 1", "stair_a lower end"};
    header.classes = {"population", "with luggage"};
    header.observables = {{"hall_occupancy", "passengers"}, {"hall_density", "1/m2"}};
    header.rules = {{"crowding", "hall_occupancy"}, {"dense", "hall_density"}};
    header.manifest = {"0.1.0",
                       "avx2",
                       18446744073709551615ull,
                       2,
                       {{"scenario.toml", "ab12"}},
                       {{"agents.free_speed_mean_m_s", "1.34"}},
                       "2026-01-02T03:04:05Z",
                       300.5};
    return header;
}

std::vector<FrameAgent> walkers(int count, SimTime time) {
    std::vector<FrameAgent> agents;
    for (std::int32_t i = 0; i < count; ++i) {
        const double angle = 0.7 * i;
        const double along = 1.34 * time + 3.1 * i;
        agents.push_back({2 * i, static_cast<float>(50 + 49 * std::sin(along / 50 + angle)),
                          static_cast<float>(20 + 19 * std::cos(along / 30 - angle)),
                          static_cast<std::uint16_t>(134 + i % 7), static_cast<std::uint8_t>(i % 2),
                          static_cast<std::uint8_t>(i % 6), static_cast<std::uint8_t>(i % 3)});
    }
    return agents;
}

Frame frame_of(const std::vector<FrameAgent>& agents, SimTime time) {
    return {time, agents, 0x9e3779b97f4a7c15ull * static_cast<std::uint64_t>(time + 1)};
}

SmallRun small_run() {
    SmallRun run;
    run.events = {
        {12.25, EventKind::warning, "crowding", "", "blue -> yellow", 1440, -1, -1},
        {99.5, EventKind::effect, "meter entrance 1", "gate team", "60 a minute", 60, 39.5, -1},
        {120, EventKind::stuck, "hall", "", "\xE9\x97\xB8", 0, -1, 17},
        {121, EventKind::reachable, "", "", "", -3.5, -1, -1}};
    run.crossings = {{0.123456789, 3, 0, 1}, {2.5, 4, 1, -1}, {2.5, 9, 1, 1}};
    run.level_changes = {{RuleId{1}, WarningLevel::none, WarningLevel::red, 12.125, 42.125, 3.75},
                         {RuleId{0}, WarningLevel::red, WarningLevel::orange, 50, 350, 0.25}};
    run.table = {{2, 1.25f, 0.2f, 0.5, 0.75, 30.25, 1, static_cast<std::uint8_t>(Fate::exited), 1},
                 {2, 1.5f, 0.25f, 1.5, -1, -1, -1, static_cast<std::uint8_t>(Fate::due), 0}};
    run.outcomes = {{"peak_platform_density", 3.25, "1/m2", 1200.5},
                    {"stuck", 0, "passengers", -1}};
    return run;
}

void record(RunWriter& writer, const SmallRun& run) {
    for (int i = 0; i < run.frames; ++i) {
        writer.frame(frame_of(walkers(run.agents, i), i));
        writer.observables(i, std::vector<double>{100.0 + i, 0.5 * i});
        writer.people(i, std::vector<std::uint32_t>{static_cast<std::uint32_t>(70000 + i), static_cast<std::uint32_t>(3 * i)});
    }
    writer.events(run.events);
    writer.crossings(run.crossings);
    writer.level_changes(run.level_changes);
    writer.agents(run.table);
}

void record_finished(const std::string& path, const SmallRun& run) {
    RunWriter writer(path, small_header(), false, 4);
    record(writer, run);
    writer.finish(RunStatus::finished, 77, run.outcomes);
}

}  // namespace tidegate::test

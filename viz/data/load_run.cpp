#include "viz/data/load_run.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "record/recording_error.h"
#include "record/run_reader.h"
#include "scenario/scenario.h"
#include "viz/scene/journey.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

namespace {

class RecordedFrames final : public FrameSource {
public:
    explicit RecordedFrames(RunReader reader) : reader_(std::move(reader)) {}
    const std::vector<double>& times() const override { return reader_.frame_times(); }
    StoredFrame read(std::size_t index) override { return reader_.frame(index); }
    std::vector<Crossing> crossings() override { return reader_.crossings(); }

private:
    RunReader reader_;
};

Scenario scenario_of(const RunHeader& header, const std::string& path) {
    Faults faults;
    Scenario scenario = load_scenario(header.text, faults);
    if (!faults.empty()) {
        throw Trouble<InputError>(
            {Word::fault_scenario, {path, header.manifest.program_version, text(faults.list().front())}});
    }
    return scenario;
}

Tally tally_of(const std::vector<AgentRecord>& agents) {
    Tally tally;
    for (const AgentRecord& agent : agents) {
        tally.due_s.push_back(agent.due_s);
        if (agent.appeared_s >= 0) tally.appeared_s.push_back(agent.appeared_s);
        if (agent.left_s < 0) continue;
        const bool has_boarded = agent.fate == static_cast<std::uint8_t>(Fate::boarded);
        (has_boarded ? tally.boarded_s : tally.exited_s).push_back(agent.left_s);
    }
    for (auto* times : {&tally.due_s, &tally.appeared_s, &tally.exited_s, &tally.boarded_s}) {
        std::sort(times->begin(), times->end());
    }
    return tally;
}

void take_definitions(Scenario&& scenario, RunData& run) {
    run.venue = std::move(scenario.venue);
    run.facilities = std::move(scenario.facilities);
    run.services = std::move(scenario.services);
    run.lines = std::move(scenario.lines);
    run.network = std::move(scenario.network);
    run.sensors = std::move(scenario.sensors);
    run.warning = std::move(scenario.warning);
    run.plan = std::move(scenario.plan);
    run.demand = std::move(scenario.demand);
    run.parameters = std::move(scenario.parameters);
}

void take_recorded(const RunReader& reader, RunData& run) {
    run.status = reader.status();
    run.frames = reader.frames();
    run.planes = reader.header().planes;
    run.sample_times = reader.sample_times();
    for (std::size_t i = 0; i < reader.header().observables.size(); ++i) {
        const auto& [name, unit] = reader.header().observables[i];
        run.curves.push_back({name, unit, reader.observable(i)});
    }
    run.people_times = reader.people_times();
    run.people_on_planes = reader.people_on_planes();
    run.level_changes = reader.level_changes();
    run.events = reader.events();
    std::copy_if(run.events.begin(), run.events.end(), std::back_inserter(run.fidelity_changes),
                 [](const Event& event) { return event.kind == EventKind::fidelity; });
    run.outcomes = reader.outcomes();
    run.agents = reader.agents();
    run.tally = tally_of(run.agents);
    run.portals = reader.header().portals;
    run.classes = reader.header().classes;
    run.destinations = destinations_of(run);
    for (const std::vector<double>* times : {&reader.frame_times(), &reader.sample_times()}) {
        if (!times->empty()) run.recorded_end_s = std::max(run.recorded_end_s, times->back());
    }
}

}  // namespace

OpenRun load_run(const std::string& path) {
    RunReader reader(path);
    const RunHeader& header = reader.header();
    OpenRun opened;
    RunData& run = opened.run;
    run.file = std::filesystem::path(path).filename().string();
    run.name = header.name;
    run.title = header.title;
    run.calendar = header.calendar;
    run.frame_interval_s = header.frame_interval_s;
    run.planned_end_s = header.manifest.planned_end_s;
    take_definitions(scenario_of(header, path), run);
    take_recorded(reader, run);
    if (run.planes.size() != run.venue.levels.size() + run.venue.connectors.size()) {
        throw RecordingError(RecordingFault::damaged, path, {"its planes do not fit its venue"});
    }
    opened.frames = std::make_shared<RecordedFrames>(std::move(reader));
    return opened;
}

}  // namespace tidegate::viz

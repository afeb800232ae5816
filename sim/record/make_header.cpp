#include "record/make_header.h"

#include <chrono>

#include "record/sha256.h"

namespace tidegate {
namespace {

std::string now_utc() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(since_1970).count();
    return Calendar{whole}.iso(0) + "Z";
}

Manifest make_manifest(const Scenario& scenario, const RunMaking& making) {
    Manifest manifest;
    manifest.program_version = making.program_version;
    manifest.vector_path = making.vector_path;
    manifest.seed = scenario.seed;
    manifest.threads = making.threads;
    for (const auto& [name, text] : scenario.text.files) {
        manifest.input_sha256.emplace_back(name, sha256(text));
    }
    manifest.parameters = scenario.parameters;
    manifest.started_utc = now_utc();
    manifest.planned_end_s = scenario.end;
    return manifest;
}

}  // namespace

RunHeader make_header(const Scenario& scenario, std::span<const PlaneInfo> planes,
                      std::span<const std::string> portals, const RunMaking& making) {
    RunHeader header;
    header.name = scenario.name;
    header.title = scenario.title;
    header.calendar = scenario.calendar;
    header.step_s = scenario.step_s;
    header.frame_interval_s = scenario.record.frame_interval_s;
    header.sample_s = scenario.sensors.sample_s;
    header.text = scenario.text;
    header.planes.assign(planes.begin(), planes.end());
    header.portals.assign(portals.begin(), portals.end());
    for (std::size_t c = 0; c < scenario.demand.class_count(); ++c) {
        header.classes.push_back(scenario.demand.class_at(c).name);
    }
    const auto& observables = scenario.sensors.observables;
    for (const ObservableDef& one : observables)
        header.observables.emplace_back(one.name, unit_of(one.kind));
    for (const RuleDef& rule : scenario.warning.rules) {
        header.rules.emplace_back(rule.name, observables.at(rule.observable.index()).name);
    }
    header.manifest = make_manifest(scenario, making);
    return header;
}

}  // namespace tidegate

#include <algorithm>

#include "record/disk_names.h"
#include "record/header_file.h"

namespace tidegate {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

h5::Handle make_group(hid_t file, const char* name, const char* meaning) {
    h5::Handle group = h5::make_group(file, name);
    h5::write_attribute(group.get(), "meaning", std::string(meaning));
    return group;
}

void write_pairs(hid_t group, const Pairs& pairs, const char* first, const char* second) {
    std::vector<std::string> names, values;
    for (const auto& [name, value] : pairs) {
        names.push_back(name);
        values.push_back(value);
    }
    h5::write_texts(group, first, names);
    h5::write_texts(group, second, values);
}

// A link name cannot hold '/', so the file's own name stands in an attribute.
std::string link_name(std::string name) {
    std::replace(name.begin(), name.end(), '/', ':');
    return name == "." ? "(.)" : name;
}

// One row per setting; a stretch that had none has one row with an empty text.
void write_past(hid_t scenario, const std::vector<PastStretch>& past) {
    std::vector<double> until;
    std::vector<std::string> settings;
    for (const PastStretch& stretch : past) {
        for (std::size_t i = 0; i < std::max<std::size_t>(1, stretch.settings.size()); ++i) {
            until.push_back(stretch.until_s);
            settings.push_back(stretch.settings.empty() ? "" : stretch.settings[i]);
        }
    }
    if (past.empty()) return;
    const h5::Handle group =
        make_group(scenario, "past", "of a branch: settings in force before its own, and until when");
    h5::write_numbers(group.get(), "until_s", until, "s");
    h5::write_texts(group.get(), "setting", settings);
}

void write_scenario(hid_t file, const RunHeader& header) {
    const h5::Handle group =
        make_group(file, "scenario", "what was simulated; enough to run it again");
    const hid_t scenario = group.get();
    h5::write_attribute(scenario, "name", header.name);
    h5::write_attribute(scenario, "title", header.title);
    h5::write_attribute(scenario, "start", header.calendar.iso(0));
    h5::write_attribute(scenario, "start_unix_s", header.calendar.start_unix_s);
    h5::write_attribute(scenario, "step_s", header.step_s);
    h5::write_attribute(scenario, "frame_interval_s", header.frame_interval_s);
    h5::write_attribute(scenario, "sample_s", header.sample_s);
    h5::write_texts(scenario, "settings", header.text.settings);
    write_past(scenario, header.past);
    const h5::Handle files =
        make_group(scenario, "files", "the text of every file of the scenario");
    for (const auto& [name, text] : header.text.files) {
        const h5::Handle data = h5::write_text(files.get(), link_name(name).c_str(), text);
        h5::write_attribute(data.get(), "file", name);
    }
}

void write_manifest(hid_t file, const Manifest& manifest) {
    const h5::Handle group =
        make_group(file, "manifest", "what another machine needs to make the same run");
    h5::write_attribute(group.get(), "program_version", manifest.program_version);
    h5::write_attribute(group.get(), "vector_path", manifest.vector_path);
    h5::write_attribute(group.get(), "seed", manifest.seed);
    h5::write_attribute(group.get(), "threads", std::int32_t{manifest.threads});
    h5::write_attribute(group.get(), "started_utc", manifest.started_utc);
    h5::write_attribute(group.get(), "planned_end_s", manifest.planned_end_s);
    write_pairs(group.get(), manifest.input_sha256, "input_file", "input_sha256");
    write_pairs(group.get(), manifest.parameters, "parameter", "parameter_value");
}

void write_planes(hid_t file, const std::vector<PlaneInfo>& planes) {
    const h5::Handle group =
        make_group(file, "planes", "what passengers walk on; row = plane in /trajectories");
    std::vector<std::string> names;
    std::vector<std::uint8_t> connector;
    std::vector<double> x, y;
    for (const PlaneInfo& plane : planes) {
        names.push_back(plane.name);
        connector.push_back(plane.is_connector ? 1 : 0);
        x.push_back(plane.origin.x);
        y.push_back(plane.origin.y);
    }
    h5::write_texts(group.get(), "name", names);
    h5::write_numbers(group.get(), "is_connector", connector);
    h5::write_numbers(group.get(), "origin_x_m", x, "m");
    h5::write_numbers(group.get(), "origin_y_m", y, "m");
}

}  // namespace

void write_header(hid_t file, const RunHeader& header) {
    const h5::Handle root = h5::open_group(file, "/");
    h5::write_attribute(root.get(), "format", std::string(run_format_name));
    h5::write_attribute(root.get(), "format_major", std::int32_t{run_format_major});
    h5::write_attribute(root.get(), "format_minor", std::int32_t{run_format_minor});
    h5::write_attribute(
        root.get(), "units",
        std::string("times in seconds since /scenario start; the unit of every dataset is "
                    "its attribute 'unit'"));
    write_scenario(file, header);
    write_manifest(file, header.manifest);
    write_planes(file, header.planes);
    const h5::Handle portals =
        make_group(file, "portals", "lines that are crossed; row = portal in /crossings");
    h5::write_texts(portals.get(), "name", header.portals);
    const h5::Handle classes = make_group(file, "classes", "classes of people; row = class in /agents");
    h5::write_texts(classes.get(), "name", header.classes);
    const h5::Handle rules =
        make_group(file, "rules", "warning rules; row = rule in /level_changes");
    write_pairs(rules.get(), header.rules, "name", "observable");
}

}  // namespace tidegate

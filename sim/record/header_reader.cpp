#include "record/disk_names.h"
#include "record/header_file.h"

namespace tidegate {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs read_pairs(hid_t group, const char* first, const char* second) {
    const auto names = h5::read_texts(group, first);
    const auto values = h5::read_texts(group, second);
    if (names.size() != values.size())
        throw h5::Failure(std::string(first) + ": columns differ in length");
    Pairs pairs;
    for (std::size_t i = 0; i < names.size(); ++i) pairs.emplace_back(names[i], values[i]);
    return pairs;
}

std::string link_at(hid_t group, hsize_t index) {
    char name[1024] = {};
    const ssize_t length = H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, index, name,
                                              sizeof name, H5P_DEFAULT);
    if (length < 0 || length >= static_cast<ssize_t>(sizeof name))
        throw h5::Failure("a file's name");
    return name;
}

std::map<std::string, std::string> read_files(hid_t scenario) {
    const h5::Handle group = h5::open_group(scenario, "files");
    H5G_info_t info{};
    h5::check(H5Gget_info(group.get(), &info), "files");
    std::map<std::string, std::string> files;
    for (hsize_t i = 0; i < info.nlinks; ++i) {
        const std::string link = link_at(group.get(), i);
        const h5::Handle data = h5::open_dataset(group.get(), link.c_str());
        files[h5::read_text_attribute(data.get(), "file")] =
            h5::read_text(group.get(), link.c_str());
    }
    return files;
}

std::vector<PastStretch> read_past(hid_t scenario) {
    if (H5Lexists(scenario, "past", H5P_DEFAULT) <= 0) return {};
    const h5::Handle group = h5::open_group(scenario, "past");
    const auto until = h5::read_numbers<double>(group.get(), "until_s");
    const auto settings = h5::read_texts(group.get(), "setting");
    if (until.size() != settings.size()) throw h5::Failure("past: columns differ in length");
    std::vector<PastStretch> past;
    for (std::size_t i = 0; i < until.size(); ++i) {
        if (past.empty() || past.back().until_s != until[i]) past.push_back({until[i], {}});
        if (!settings[i].empty()) past.back().settings.push_back(settings[i]);
    }
    return past;
}

void read_scenario(hid_t file, RunHeader& header) {
    const h5::Handle group = h5::open_group(file, "scenario");
    const hid_t scenario = group.get();
    header.name = h5::read_text_attribute(scenario, "name");
    header.title = h5::read_text_attribute(scenario, "title");
    header.calendar.start_unix_s = h5::read_attribute<std::int64_t>(scenario, "start_unix_s");
    header.step_s = h5::read_attribute<double>(scenario, "step_s");
    header.frame_interval_s = h5::read_attribute<double>(scenario, "frame_interval_s");
    header.sample_s = h5::read_attribute<double>(scenario, "sample_s");
    header.text.settings = h5::read_texts(scenario, "settings");
    header.text.files = read_files(scenario);
    header.past = read_past(scenario);
}

Manifest read_manifest(hid_t file) {
    const h5::Handle group = h5::open_group(file, "manifest");
    Manifest manifest;
    manifest.program_version = h5::read_text_attribute(group.get(), "program_version");
    manifest.vector_path = h5::read_text_attribute(group.get(), "vector_path");
    manifest.seed = h5::read_attribute<std::uint64_t>(group.get(), "seed");
    manifest.threads = h5::read_attribute<std::int32_t>(group.get(), "threads");
    manifest.started_utc = h5::read_text_attribute(group.get(), "started_utc");
    manifest.planned_end_s = h5::read_attribute<double>(group.get(), "planned_end_s");
    manifest.input_sha256 = read_pairs(group.get(), "input_file", "input_sha256");
    manifest.parameters = read_pairs(group.get(), "parameter", "parameter_value");
    return manifest;
}

std::vector<PlaneInfo> read_planes(hid_t file) {
    const h5::Handle group = h5::open_group(file, "planes");
    const auto names = h5::read_texts(group.get(), "name");
    const auto connector = h5::read_numbers<std::uint8_t>(group.get(), "is_connector");
    const auto x = h5::read_numbers<double>(group.get(), "origin_x_m");
    const auto y = h5::read_numbers<double>(group.get(), "origin_y_m");
    if (connector.size() != names.size() || x.size() != names.size() || y.size() != names.size()) {
        throw h5::Failure("planes: columns differ in length");
    }
    std::vector<PlaneInfo> planes;
    for (std::size_t i = 0; i < names.size(); ++i) {
        planes.push_back({names[i], connector[i] != 0, {x[i], y[i]}});
    }
    return planes;
}

}  // namespace

RunHeader read_header(hid_t file) {
    RunHeader header;
    read_scenario(file, header);
    header.manifest = read_manifest(file);
    header.planes = read_planes(file);
    header.portals = h5::read_texts(h5::open_group(file, "portals").get(), "name");
    if (H5Lexists(file, "classes", H5P_DEFAULT) > 0) {
        header.classes = h5::read_texts(h5::open_group(file, "classes").get(), "name");
    }
    header.rules = read_pairs(h5::open_group(file, "rules").get(), "name", "observable");
    header.observables = read_pairs(h5::open_group(file, "observables").get(), "name", "unit");
    return header;
}

}  // namespace tidegate

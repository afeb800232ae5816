#include "scenario/queue_reader.h"

#include <fmt/core.h>

#include <algorithm>

namespace tidegate {
namespace {

bool is_facility(const Feature& feature) { return feature.kind == "gate" || feature.kind == "check"; }

bool has_snake(const Feature& facility) {
    return facility.values.choice<QueueShape>("queue_shape") == QueueShape::snake;
}

void read_path(const Feature& facility, const FeatureList& list, QueueDef& def, Faults& faults) {
    const Feature* found = nullptr;
    for (const Feature& feature : list.features) {
        if (feature.kind != "queue" || feature.values.text("facility") != facility.values.text("name")) continue;
        if (found != nullptr) {
            faults.add(feature.place, fmt::format("{} has two paths for its queue", facility.title()),
                       "one feature of kind queue", "join the two lines to one");
            return;
        }
        found = &feature;
    }
    if (found == nullptr) {
        facility.values.fault("queue_shape", "is 'snake', but no path is drawn for it",
                              "a feature of kind queue with this gate or check as its facility",
                              "draw one, from its tail to its head before the lanes");
        return;
    }
    def.place = found->geometry_place;
    if (found->good) def.path = found->lines[0];
}

}  // namespace

QueueDef read_queue(const Feature& facility, PassageDirection direction, const FeatureList& list, Faults& faults) {
    const TableReader& values = facility.values;
    QueueDef def;
    def.shape = values.choice<QueueShape>("queue_shape");
    def.spacing_m = values.number("queue_spacing_m");
    def.length_m = values.number("queue_length_m");
    def.place = facility.geometry_place;
    if (def.shape == QueueShape::fan) return def;
    if (direction == PassageDirection::both) {
        values.fault("queue_shape", "is not 'fan' where people pass in both directions", "fan, or another direction",
                     "draw a gate or check for each direction");
    }
    if (def.shape == QueueShape::snake) read_path(facility, list, def, faults);
    return def;
}

void check_queue_path(const Feature& path, const FeatureList& list) {
    const std::string& name = path.values.text("facility");
    if (name.empty()) return;
    std::vector<std::string> names;
    for (const Feature& feature : list.features) {
        if (!is_facility(feature)) continue;
        if (feature.values.text("name") != name) {
            names.push_back(feature.values.text("name"));
            continue;
        }
        if (has_snake(feature)) return;
        path.values.fault("facility", fmt::format("is {}, which has no snake", feature.title()),
                          "a gate or check with queue_shape = \"snake\"", "set its queue_shape, or take the path away");
        return;
    }
    path.values.fault("facility", fmt::format("is '{}', which is no gate or check", name), "the name of a gate or check",
                      nearest_name_cure(name, names));
}

}  // namespace tidegate

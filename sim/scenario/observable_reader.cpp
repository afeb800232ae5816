#include <fmt/core.h>

#include <algorithm>

#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// Where each kind can be measured.
std::vector<NameKind> kinds_for(ObservableKind kind) {
    switch (kind) {
        case ObservableKind::occupancy:
        case ObservableKind::density:
        case ObservableKind::peak_density:
        case ObservableKind::voronoi_density:
        case ObservableKind::speed:
        case ObservableKind::crowd_pressure:
        case ObservableKind::contact_force:
        case ObservableKind::compression:
            return {NameKind::area};
        case ObservableKind::level_of_service:
            return {NameKind::area, NameKind::connector};
        case ObservableKind::flow:
        case ObservableKind::passed:
            return {NameKind::opening, NameKind::facility, NameKind::connector, NameKind::exit};
        case ObservableKind::specific_flow:
            return {NameKind::area, NameKind::opening, NameKind::connector, NameKind::exit};
        case ObservableKind::queue_length:
        case ObservableKind::queue_wait:
            return {NameKind::facility, NameKind::opening, NameKind::connector};
        case ObservableKind::waiting_outside:
            return {NameKind::entrance};
        case ObservableKind::time_above:
        case ObservableKind::travel_time:
            break;
    }
    return {};
}

// Where a way can begin, and where it can end.
const std::vector<NameKind> begins{NameKind::entrance, NameKind::opening, NameKind::facility,
                                   NameKind::connector, NameKind::platform};
const std::vector<NameKind> ends{NameKind::opening, NameKind::facility, NameKind::connector,
                                 NameKind::exit, NameKind::platform};

const char* word(NameKind kind) {
    switch (kind) {
        case NameKind::area:
            return "an area";
        case NameKind::opening:
            return "an opening";
        case NameKind::facility:
            return "a gate or check";
        case NameKind::connector:
            return "a stair, escalator, ramp, lift or link";
        case NameKind::exit:
            return "an exit";
        case NameKind::entrance:
            return "an entrance";
        case NameKind::platform:
            return "a platform";
        case NameKind::line:
            return "a line";
        case NameKind::service:
            return "a train service";
        case NameKind::other:
            break;
    }
    return "a place";
}

std::string words(const std::vector<NameKind>& kinds) {
    std::string text;
    for (const NameKind kind : kinds) text += (text.empty() ? "" : ", ") + std::string(word(kind));
    return text;
}

// The place that `key` names, which must be of one of these kinds; nullptr, with a fault, when it
// is not. `not_there` as "where flow is not measured".
const NamedPlace* read_place(const TableReader& values, std::string_view key, const Places& places,
                             const std::vector<NameKind>& kinds, const std::string& not_there) {
    if (!values.given(key)) {
        values.fault("kind", fmt::format("is '{}', but '{}' is missing", values.text("kind"), key),
                     fmt::format("{} = the name of {}", key, words(kinds)));
        return nullptr;
    }
    if (!values.good(key)) return nullptr;
    const std::string& name = values.text(key);
    const NamedPlace* place = places.find(name);
    if (place == nullptr) {
        std::vector<std::string> names;
        for (const NameKind kind : kinds) {
            for (const std::string& known : places.names({kind})) names.push_back(known);
        }
        values.fault(key, fmt::format("names the unknown place '{}'", name), words(kinds),
                     nearest_name_cure(name, names));
    } else if (std::find(kinds.begin(), kinds.end(), place->kind) == kinds.end()) {
        values.fault(key, fmt::format("is the {} '{}', {}", place->word, place->name, not_there),
                     words(kinds));
        return nullptr;
    }
    return place;
}

void read_watched_place(const TableReader& values, const Places& places, ObservableDef& def) {
    const NamedPlace* place =
        read_place(values, "place", places, kinds_for(def.kind),
                   fmt::format("where {} is not measured", values.text("kind")));
    if (values.good("place")) def.place_name = values.text("place");
    if (place == nullptr) return;
    def.place_kind = static_cast<PlaceKind>(place->kind);
    def.place = place->row;
}

void read_way(const TableReader& values, const Places& places, ObservableDef& def) {
    const NamedPlace* from = read_place(values, "from", places, begins, "where no way begins");
    const NamedPlace* to = read_place(values, "to", places, ends, "where no way ends");
    if (from == nullptr || to == nullptr) return;
    if (from == to) {
        values.fault("to", fmt::format("is '{}', as 'from' is", to->name), "another place");
        return;
    }
    def.place_name = from->name;
    def.place_kind = static_cast<PlaceKind>(from->kind), def.place = from->row;
    def.to_kind = static_cast<PlaceKind>(to->kind), def.to = to->row;
}

// Keys that only one kind knows, given for another: someone thinks they do something.
void check_not_given(const TableReader& values, std::initializer_list<const char*> keys,
                     const char* cure) {
    for (const char* key : keys) {
        if (!values.given(key)) continue;
        values.fault(key, fmt::format("is given, but 'kind' is '{}'", values.text("kind")),
                     "no such key", cure);
    }
}

// What presses is only known to a model with forces; 0 would look like safety.
void check_has_forces(const TableReader& values, ObservableKind kind, WalkKind model) {
    if (kind != ObservableKind::contact_force && kind != ObservableKind::compression) return;
    if (model == WalkKind::force) return;
    values.fault("kind", fmt::format("is '{}', which needs walking.model = \"force\"", name_of(kind)), {},
                 "set that, or watch densities or crowd_pressure");
}

ObservableDef read_observable(const TableReader& values, const Places& places, WalkKind model) {
    ObservableDef def;
    def.name = values.text("name");
    def.kind = values.choice<ObservableKind>("kind");
    def.direction = values.choice<FlowDirection>("direction");
    def.window_s = values.number("window_s");
    def.cell_m = values.number("cell_m");
    def.cell_radius_m = values.number("cell_radius_m");
    def.kernel_m = values.number("kernel_m");
    def.least_density_per_m2 = values.number("least_density_per_m2");
    def.scale = values.choice<ServiceScale>("scale");
    def.percentile = values.number("percentile");
    def.threshold = values.number("threshold");
    if (!values.good("kind")) return def;
    check_has_forces(values, def.kind, model);
    if (def.kind == ObservableKind::travel_time) {
        check_not_given(values, {"place"}, "say 'from' and 'to' instead");
        read_way(values, places, def);
        return def;
    }
    check_not_given(values, {"from", "to", "percentile"}, "it belongs to kind = \"travel_time\"");
    if (def.kind != ObservableKind::time_above) {
        read_watched_place(values, places, def);
        return def;
    }
    for (const char* key : {"of", "threshold"}) {
        if (!values.given(key)) {
            values.fault("kind", fmt::format("is 'time_above', but '{}' is missing", key), key);
        }
    }
    return def;
}

// A time_above watches another observable; it is sorted behind all that are not time_above.
void resolve_watched(const std::vector<std::pair<ObservableDef, TableReader>>& read,
                     std::vector<ObservableDef>& out) {
    std::vector<std::string> names;
    for (const auto& [def, values] : read) {
        if (def.kind == ObservableKind::time_above) continue;
        names.push_back(def.name);
        out.push_back(def);
    }
    for (const auto& [def, values] : read) {
        if (def.kind != ObservableKind::time_above) continue;
        out.push_back(def);
        if (values.given("of")) out.back().of = find_row(values, "of", names, "observable");
    }
}

}  // namespace

void read_observables(Reading& reading, const Node& document, const Places& places,
                      Scenario& scenario) {
    const Node* sensors = document.find("sensors");
    const Place where = sensors != nullptr ? sensors->place : Place{document.place.file, 0, 0};
    scenario.sensors.sample_s =
        TableReader(reading, sensors, {"sensors", "sensors", "[sensors]"}, where)
            .number("sample_s");
    const std::vector<const Node*> rows = table_rows(document, "observable", reading.faults);
    std::vector<std::pair<ObservableDef, TableReader>> read;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TableReader values(reading, rows[i],
                           {"observable", row_address("observable", *rows[i], i), "[[observable]]"},
                           rows[i]->place);
        check_unique(values, names, "observable");
        names.push_back(values.text("name"));
        ObservableDef def = read_observable(values, places, scenario.walk.model);
        read.emplace_back(std::move(def), std::move(values));
    }
    resolve_watched(read, scenario.sensors.observables);
}

}  // namespace tidegate

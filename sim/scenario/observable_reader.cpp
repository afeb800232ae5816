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
            return {NameKind::area};
        case ObservableKind::flow:
            return {NameKind::opening, NameKind::facility, NameKind::connector, NameKind::exit};
        case ObservableKind::queue_length:
        case ObservableKind::queue_wait:
            return {NameKind::facility, NameKind::opening, NameKind::connector};
        case ObservableKind::waiting_outside:
            return {NameKind::entrance};
        case ObservableKind::time_above:
            break;
    }
    return {};
}

std::string words(const std::vector<NameKind>& kinds) {
    std::string text;
    for (const NameKind kind : kinds) {
        const char* word = kind == NameKind::area       ? "an area"
                           : kind == NameKind::opening  ? "an opening"
                           : kind == NameKind::facility ? "a gate or check"
                           : kind == NameKind::exit     ? "an exit"
                           : kind == NameKind::entrance ? "an entrance"
                                                        : "a stair, escalator or ramp";
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

void read_place(const TableReader& values, const Places& places, ObservableDef& def) {
    const std::vector<NameKind> kinds = kinds_for(def.kind);
    if (!values.given("place")) {
        values.fault("kind", fmt::format("is '{}', but 'place' is missing", values.text("kind")),
                     "place = the name of " + words(kinds));
        return;
    }
    if (!values.good("place")) return;
    def.place_name = values.text("place");
    const NamedPlace* place = places.find(def.place_name);
    if (place == nullptr) {
        std::vector<std::string> names;
        for (const NameKind kind : kinds) {
            for (const std::string& name : places.names({kind})) names.push_back(name);
        }
        values.fault("place", fmt::format("names the unknown place '{}'", def.place_name),
                     words(kinds), nearest_name_cure(def.place_name, names));
    } else if (std::find(kinds.begin(), kinds.end(), place->kind) == kinds.end()) {
        values.fault("place",
                     fmt::format("is the {} '{}', where {} is not measured", place->word,
                                 place->name, values.text("kind")),
                     words(kinds));
    } else {
        def.place_kind = static_cast<PlaceKind>(place->kind);
        def.place = place->row;
    }
}

ObservableDef read_observable(const TableReader& values, const Places& places) {
    ObservableDef def;
    def.name = values.text("name");
    def.kind = values.choice<ObservableKind>("kind");
    def.direction = values.choice<FlowDirection>("direction");
    def.window_s = values.number("window_s");
    def.cell_m = values.number("cell_m");
    def.threshold = values.number("threshold");
    if (!values.good("kind")) return def;
    if (def.kind != ObservableKind::time_above) {
        read_place(values, places, def);
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
        ObservableDef def = read_observable(values, places);
        read.emplace_back(std::move(def), std::move(values));
    }
    resolve_watched(read, scenario.sensors.observables);
}

}  // namespace tidegate

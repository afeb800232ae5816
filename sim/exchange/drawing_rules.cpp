#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

// Words that a layer's name may hold, the first that fits; AIA CAD Layer Guidelines (A-WALL, A-FLOR-STRS, A-FLOR-EVTR)
// and usual English and German names.
constexpr std::pair<const char*, MapKind> layer_words[] = {
    {"strs", MapKind::stair},       {"stair", MapKind::stair},  {"treppe", MapKind::stair},  {"escal", MapKind::escalator},
    {"rolltr", MapKind::escalator}, {"ramp", MapKind::ramp},    {"evtr", MapKind::lift},     {"lift", MapKind::lift},
    {"elev", MapKind::lift},        {"exit", MapKind::exit},    {"ausgang", MapKind::exit},  {"door", MapKind::door},
    {"tuer", MapKind::door},        {"col", MapKind::obstacle}, {"obst", MapKind::obstacle}, {"wall", MapKind::wall},
    {"wand", MapKind::wall},        {"mauer", MapKind::wall},   {"room", MapKind::room},     {"raum", MapKind::room},
    {"space", MapKind::room},       {"flor", MapKind::floor},   {"floor", MapKind::floor},   {"walk", MapKind::floor},
    {"boden", MapKind::floor}};

std::optional<LayerRule> rule_for(const std::string& layer, const ImportOptions& options) {
    const std::string name = plain_word(layer);
    for (const LayerRule& rule : options.layers) {
        if (rule.layer == name) return rule;
    }
    if (!options.layers.empty()) return {};
    for (const auto& [word, kind] : layer_words) {
        if (name.find(word) != std::string::npos) return LayerRule{name, kind, {}};
    }
    return {};
}

bool needs_area(MapKind kind) { return kind == MapKind::floor || kind == MapKind::room || kind == MapKind::obstacle; }

// Doors are drawn as a line in the wall, as a box over it or as a block: what is left is its longest straight side.
void straighten(MapFeature& feature) {
    open_rings(feature);
    std::vector<Vec2> longest;
    double length_m = 0;
    for (const auto& line : feature.lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (length(line[i + 1] - line[i]) <= length_m) continue;
            length_m = length(line[i + 1] - line[i]);
            longest = {line[i], line[i + 1]};
        }
    }
    feature.lines.clear();
    if (!longest.empty()) feature.lines.push_back(longest);
}

void keep(const RawFeature& raw, const LayerRule& rule, ImportedMap& map, ImportReport& report) {
    MapFeature feature = as_feature(raw, rule.kind);
    feature.levels = rule.levels;
    if (feature.levels.empty()) feature.levels = {level_name(0)};
    if (rule.kind == MapKind::wall && !raw.was_closed_line && !raw.polygons.empty()) feature.kind = MapKind::obstacle;
    if (feature.kind == MapKind::wall || feature.kind == MapKind::way) open_rings(feature);
    if (feature.kind == MapKind::door || feature.kind == MapKind::exit) straighten(feature);
    const bool climbs = rule.kind == MapKind::stair || rule.kind == MapKind::escalator || rule.kind == MapKind::ramp;
    if (needs_area(feature.kind) && feature.polygons.empty()) {
        report.add(Part::dropped, fmt::format("open lines on layer '{}', where areas are expected", raw.layer), raw.source);
    } else if (climbs && (feature.lines.empty() || feature.levels.size() < 2)) {
        report.add(Part::dropped, fmt::format("shapes on layer '{}' that are no line between two levels", raw.layer), raw.source);
        report.add(Part::by_hand, "draw stairs, escalators and ramps: a line along each, its layer with two levels in --layers");
    } else {
        if (climbs) feature.climbs = 1;
        map.features.push_back(std::move(feature));
    }
}

void add_levels(ImportedMap& map, double storey_m, ImportReport& report) {
    for (const MapFeature& feature : map.features) {
        for (const std::string& name : feature.levels) add_level(name, NAN, map);
    }
    for (MapLevel& level : map.levels) level.elevation_m = level.order * storey_m;
    std::stable_sort(map.levels.begin(), map.levels.end(), [](const MapLevel& a, const MapLevel& b) { return a.order < b.order; });
    if (map.levels.size() > 1) report.add(Part::guessed, fmt::format("heights: {} m from one level to the next (--storey)", storey_m));
}

}  // namespace

std::vector<LayerRule> read_layer_rules(const std::string& file, const std::string& text, Faults& faults) {
    std::vector<LayerRule> rules;
    const std::vector<CsvRow> rows = read_csv(file, text, faults);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& cells = rows[i].cells;
        const bool is_head = i == 0 && plain_word(cells[0].text) == "layer";
        if (is_head) continue;
        if (cells.size() < 2) {
            faults.add({file, rows[i].line, 1}, "this row has one column", "layer,kind or layer,kind,level");
            continue;
        }
        const auto& words = kind_words();
        const auto word = std::find(words.begin(), words.end(), plain_word(cells[1].text));
        if (word == words.end()) {
            faults.add({file, rows[i].line, cells[1].column}, fmt::format("unknown kind '{}'", cells[1].text), {},
                       nearest_name_cure(cells[1].text, words));
            continue;
        }
        rules.push_back({plain_word(cells[0].text), static_cast<MapKind>(word - words.begin()),
                         cells.size() > 2 ? pieces_of(cells[2].text, ';') : std::vector<std::string>{}});
    }
    return rules;
}

void take_drawing(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report) {
    for (const RawFeature& shape : raw.features) {
        const auto rule = rule_for(shape.layer, options);
        if (!rule) {
            report.add(Part::dropped, fmt::format("layer '{}', which stands for nothing (name it in --layers)", shape.layer), shape.source);
            continue;
        }
        report.add(Part::read, fmt::format("layer '{}' as {}", shape.layer, kind_words()[std::size_t(rule->kind)]));
        keep(shape, *rule, map, report);
    }
    add_levels(map, options.storey_m, report);
}

}  // namespace tidegate

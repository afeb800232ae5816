#include "scenario/class_presets.h"

#include <fmt/core.h>

namespace tidegate {
namespace {

constexpr std::string_view assumed = "assumption";
constexpr std::string_view weidmann_purpose = "Weidmann 1993, by purpose of the trip (second-hand)";
constexpr std::string_view fruin_over_50 =
    "Fruin 1971 as in RiMEA: over 50 years, up 0.42 and down 0.55 m/s horizontally at 32 degrees, over 1.05 "
    "m/s on the "
    "level";
constexpr std::string_view fruin_impaired =
    "RiMEA: impaired, up 0.32 and down 0.42 m/s horizontally at 32 degrees, over 0.95 m/s";
constexpr std::string_view boyce_wheelchair =
    "Boyce, Shields and Silcock 1999 (doi:10.1023/A:1015339216366), manual wheelchair (second-hand)";

constexpr PresetValue commuters[] = {
    {"free_speed_mean_m_s", "1.49", weidmann_purpose},
};
constexpr PresetValue visitors[] = {
    {"free_speed_mean_m_s", "1.10", weidmann_purpose},
    {"group_sizes", "[0.546, 0.303, 0.112, 0.031, 0.008]",
     "Moussaid et al. 2010 (doi:10.1371/journal.pone.0010047): Poisson without zero, on a shopping street at "
     "the weekend; its "
     "parameter 1.11 second-hand (67 % of people are in groups)"},
};
constexpr PresetValue young_adults[] = {
    {"free_speed_mean_m_s", "1.55", "HERMES 2009: the first ten of each of the 23 one-way runs"},
    {"free_speed_sd_m_s", "0.18", "the same"},
};
constexpr PresetValue children[] = {
    {"free_speed_law", "\"by_age\"", "Weidmann 1993 as printed in RiMEA 4.1.1"},
    {"age_min", "6", assumed},
    {"age_max", "12", assumed},
    {"body_radius_m", "0.16", assumed},
};
constexpr PresetValue elderly[] = {
    {"free_speed_law", "\"by_age\"", "Weidmann 1993 as printed in RiMEA 4.1.1"},
    {"age_min", "65", assumed},
    {"age_max", "80", "end of the table"},
    {"stair_up_factor", "0.47", fruin_over_50},
    {"stair_down_factor", "0.62", fruin_over_50},
};
constexpr PresetValue reduced_mobility[] = {
    {"free_speed_mean_m_s", "0.95",
     "Boyce, Shields and Silcock 1999, impaired without an aid, as quoted by Tinaburri 2018"},
    {"free_speed_sd_m_s", "0.32", "the same"},
    {"stair_up_factor", "0.40", fruin_impaired},
    {"stair_down_factor", "0.52", fruin_impaired},
};
constexpr PresetValue with_luggage[] = {
    {"luggage_share", "1", "by definition"},
    {"luggage_radius_m", "0.10", assumed},
    {"luggage_speed_factor", "1",
     "Shi et al. 2020, Huang et al. 2019: no difference when walking on the level"},
    {"stair_up_factor", "0.36", "assumption: a fifth slower than without"},
    {"stair_down_factor", "0.47", "assumption: a fifth slower than without"},
};
constexpr PresetValue pram[] = {
    {"free_speed_mean_m_s", "1.14", "assumption: 15 % slower than adults"},
    {"free_speed_sd_m_s", "0.20", assumed},
    {"body_radius_m", "0.35", assumed},
    {"clear_width_m", "0.7", assumed},
    {"uses_stairs", "false", "by definition"},
    {"uses_escalators", "false", "usual rule of operators"},
};
constexpr PresetValue wheelchair[] = {
    {"free_speed_mean_m_s", "0.69", boyce_wheelchair},
    {"free_speed_sd_m_s", "0.35", boyce_wheelchair},
    {"free_speed_max_m_s", "1.35", boyce_wheelchair},
    {"body_radius_m", "0.40", "NIST TN 1822, test 2.10: disabled person of radius 0.4 m"},
    {"clear_width_m", "0.8", "the same: 0.8 m wide"},
    {"uses_stairs", "false", "by definition"},
    {"uses_escalators", "false", "usual rule of operators"},
};

constexpr ClassPreset presets[] = {
    {"adults", "The defaults of [population].", {}},
    {"commuters", "On the way to work and back.", commuters},
    {"visitors", "Leisure: sights, markets, events; most of them in groups.", visitors},
    {"young_adults", "The students of the laboratory experiments: fast and alike.", young_adults},
    {"children", "Of school age.", children},
    {"elderly", "65 years and older.", elderly},
    {"reduced_mobility", "Slow, but able to use stairs.", reduced_mobility},
    {"with_luggage", "With cases or large bags.", with_luggage},
    {"pram", "Pushing a pram.", pram},
    {"wheelchair", "In a wheelchair driven by hand.", wheelchair},
};

}  // namespace

std::span<const ClassPreset> class_presets() { return presets; }

const ClassPreset* find_preset(std::string_view name) {
    for (const ClassPreset& preset : presets) {
        if (preset.name == name) return &preset;
    }
    return nullptr;
}

Node preset_table(const ClassPreset& preset) {
    Node table;
    table.kind = Node::Kind::table;
    for (const PresetValue& value : preset.values) {
        Node child = read_toml_value(value.value, {});
        child.key = std::string(value.key);
        table.children.push_back(std::move(child));
    }
    return table;
}

std::string class_presets_markdown() {
    std::string out =
        "`[[class]]` has every key of `[population]` too. Built-in classes, which can be named without "
        "writing them, and "
        "where they differ from `[population]` as it is by default:\n\n"
        "| class | who | key | value | source |\n|---|---|---|---|---|\n";
    for (const ClassPreset& preset : presets) {
        std::string name = fmt::format("`{}` | {}", preset.name, preset.meaning);
        if (preset.values.empty()) out += fmt::format("| {} | | | |\n", name);
        for (const PresetValue& value : preset.values) {
            out += fmt::format("| {} | `{}` | {} | {} |\n", name, value.key, value.value, value.source);
            name = " |";
        }
    }
    return out + "\n";
}

}  // namespace tidegate

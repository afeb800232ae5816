#pragma once
#include <span>
#include <string>
#include <string_view>

#include "demand/population_def.h"
#include "scenario/document.h"

namespace tidegate {

/// One value of a built-in class that differs from the default class, as it would stand in [[class]].
struct PresetValue {
    std::string_view key, value, source;
};

/// A built-in class of people.
struct ClassPreset {
    std::string_view name;
    std::string_view meaning;
    std::span<const PresetValue> values;
};

std::span<const ClassPreset> class_presets();
/// The preset, or nullptr.
const ClassPreset* find_preset(std::string_view name);
/// Its values as a table.
Node preset_table(const ClassPreset& preset);
/// The built-in class, for scenes made in code; throws BrokenPromise when there is none of that name.
PopulationDef preset_class(std::string_view name);

/// The table of built-in classes in docs/scenario.md.
std::string class_presets_markdown();

}  // namespace tidegate

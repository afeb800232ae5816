#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/key.h"

namespace tidegate {

/// Every key of scenario.toml, plan.toml, venue.geojson and demand.csv, section by section, in the
/// order in which it is documented. Sections: those of scenario.toml by their names
/// ("train.headways" is the inline table of [[train]], "micro.times" that of venues and links); those of plan.toml as "plan.plan",
/// "plan.procedure", "plan.step"; the properties of venue features as "feature.KIND"; the columns
/// of demand.csv as "demand.column".
std::span<const Key> all_keys();

/// The keys of one section, in order; empty when there is no such section.
std::span<const Key> keys_of(std::string_view section);
/// The key, or nullptr.
const Key* find_key(std::string_view section, std::string_view name);
/// Whether a section is one of the inline tables inside a row, such as the headways of [[train]], or of demand.csv: no
/// address of --set leads there.
bool is_inner_section(std::string_view section);
/// The names of all sections that begin with `prefix`, in order.
std::vector<std::string> section_names(std::string_view prefix = {});

/// "a number from 0.01 to 0.25 [s]", "one of open, closed, held": what a value of this key must be.
std::string expected_value(const Key& key);
/// "open|closed|held" -> {"open", "closed", "held"}.
std::vector<std::string> choices_of(const Key& key);

/// The tables of docs/scenario.md as Markdown, one per section.
std::string key_tables_markdown();

}  // namespace tidegate

#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// What a template sets in one table: key -> value as written in TOML.
using TemplateRow = std::map<std::string, std::string, std::less<>>;

/// What a template sets: section of the key table -> rows (one for a plain section).
using TemplateValues = std::map<std::string, std::vector<TemplateRow>, std::less<>>;

/// scenario.toml with every key of the key table: commented in the first row of each section, with
/// the template's value or else the default; a key that has neither stands as a comment.
std::string scenario_toml(const TemplateValues& values);

/// One table under `header` ("[[rule]]"); `commented`: with meanings, ranges and sources.
std::string table_toml(std::string_view section, std::string_view header, const TemplateRow& row,
                       bool commented);

}  // namespace tidegate

#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/scenario.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Finds classes and groups by name for the files that name them. Built-in classes join the scenario when
/// they are named first. Texts that stand many times (cells of demand.csv) are read once.
class People {
public:
    People(Reading& reading, Scenario& scenario) : reading_(reading), scenario_(scenario) {}

    /// Row of DemandDef::class_at; empty when there is no such class.
    std::optional<int> class_row(const std::string& name);
    /// "did you mean 'elderly'?"
    std::string class_cure(const std::string& name) const;

    /// "adults", "adults: 0.9; wheelchair: 0.1": row of DemandDef::mixes, -1 for the default class alone.
    /// Empty, with faults at `place`, when it cannot be read; `what` as "'class'".
    std::optional<int> mix(const std::string& text, const Place& place, const std::string& what);
    /// "family", "4", "1: 0.5; 2: 0.5": row of DemandDef::groups, -1 for an empty text.
    std::optional<int> group(const std::string& text, const Place& place, const std::string& what);

private:
    std::optional<MixDef> read_mix(const std::string& text, const Place& place, const std::string& what);
    std::optional<GroupDef> read_sizes(const std::string& text, const Place& place, const std::string& what);

    Reading& reading_;
    Scenario& scenario_;
    std::map<std::string, std::optional<int>> mixes_, groups_;
};

/// [population] or [[class]] as read; checks what no single key can say.
PopulationDef read_class(const TableReader& values);

/// The largest group that a row of this group law can bring.
int largest_group(const GroupDef& group);

}  // namespace tidegate

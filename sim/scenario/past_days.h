#pragma once
#include <string>
#include <vector>

#include "scenario/demand_counts.h"
#include "scenario/loading.h"

namespace tidegate {

/// Analogue days: the demand of past days that were like the day that is run.

/// How much alike two days are, by attributes as "day: eve; weather: dry": the mean of what the attributes of `like` give, each as
/// often as its weight says (1 where `weights` has none). One that is the same gives 1; of two numbers that are not negative the smaller
/// over the larger; anything else, and one that the past day does not have, 0.
struct Attribute {
    std::string name, value;
};
double likeness(const std::vector<Attribute>& day, const std::vector<Attribute>& like, const std::vector<Attribute>& weights);

/// [[past_day]], and of them the demand.analogues likest, of equal ones the first: their files, each with a share in proportion to its
/// likeness. Empty, with faults, when there are none to choose from.
std::vector<DemandFile> analogue_files(Loading& loading, const Node& document, const TableReader& demand);

}  // namespace tidegate

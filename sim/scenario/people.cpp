#include "scenario/people.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenario/class_presets.h"
#include "scenario/csv.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// One part of "adults: 0.9; wheelchair: 0.1".
struct Part {
    std::string name;
    double share = 0;
};

// The parts of a list of shares; empty, with a fault, when one has no share, or they do not sum to 1.
std::optional<std::vector<Part>> parts_of(const std::string& text, const Place& place, const std::string& what,
                                          Faults& faults) {
    std::vector<Part> parts;
    double sum = 0;
    for (const std::string& part : cut_list(text)) {
        const std::size_t colon = part.rfind(':');
        const auto share =
            colon == std::string::npos ? std::nullopt : number_of(trimmed(part.substr(colon + 1)));
        if (!share || *share < 0 || *share > 1) {
            faults.add(place, fmt::format("{} holds '{}'", what, part),
                       "name: share; name: share, with shares from 0 to 1");
            return {};
        }
        parts.push_back({trimmed(part.substr(0, colon)), *share});
        sum += *share;
        const bool is_repeated = std::count_if(parts.begin(), parts.end(), [&](const Part& other) {
                                     return other.name == parts.back().name;
                                 }) > 1;
        if (!is_repeated) continue;
        faults.add(place, fmt::format("{} holds '{}' twice", what, parts.back().name), "each name once");
        return {};
    }
    if (std::abs(sum - 1) <= share_tolerance) return parts;
    faults.add(place, fmt::format("{} has shares that sum to {:.6g}", what, sum), "shares that sum to 1");
    return {};
}

}  // namespace

std::optional<int> People::class_row(const std::string& name) {
    DemandDef& demand = scenario_.demand;
    if (name == "population") return 0;
    for (std::size_t i = 0; i < demand.classes.size(); ++i) {
        if (demand.classes[i].name == name) return static_cast<int>(i) + 1;
    }
    const ClassPreset* preset = find_preset(name);
    if (preset == nullptr) return {};
    const Node table = preset_table(*preset);
    const std::string address = "class." + name;
    const TableReader values(reading_, &table, {"population", address, address}, {});
    demand.classes.push_back(read_class(values));
    demand.classes.back().name = name;
    return static_cast<int>(demand.classes.size());
}

std::string People::class_cure(const std::string& name) const {
    std::vector<std::string> names{"population"};
    for (const PopulationDef& def : scenario_.demand.classes) names.push_back(def.name);
    for (const ClassPreset& preset : class_presets()) {
        if (std::find(names.begin(), names.end(), preset.name) == names.end()) names.emplace_back(preset.name);
    }
    return nearest_name_cure(name, names);
}

std::optional<int> People::mix(const std::string& text, const Place& place, const std::string& what) {
    const auto known = mixes_.find(text);
    if (known != mixes_.end() && known->second) return known->second;
    std::optional<int> row;
    if (const auto mix = read_mix(text, place, what)) {
        row = -1;
        if (mix->classes != std::vector<int>{0}) {
            scenario_.demand.mixes.push_back(*mix);
            row = static_cast<int>(scenario_.demand.mixes.size()) - 1;
        }
    }
    mixes_[text] = row;
    return row;
}

std::optional<MixDef> People::read_mix(const std::string& text, const Place& place, const std::string& what) {
    std::vector<Part> parts{{trimmed(text), 1}};
    if (text.find_first_of(":;") != std::string::npos) {
        const auto read = parts_of(text, place, what, reading_.faults);
        if (!read) return {};
        parts = *read;
    }
    MixDef mix;
    bool good = true;
    for (const Part& part : parts) {
        const auto row = class_row(part.name);
        if (!row) {
            reading_.faults.add(place, fmt::format("{} names the unknown class '{}'", what, part.name), {},
                                class_cure(part.name));
        }
        good = good && row.has_value();
        mix.classes.push_back(row.value_or(0));
        mix.shares.push_back(part.share);
    }
    return good ? std::optional(mix) : std::nullopt;
}

std::optional<int> People::group(const std::string& text, const Place& place, const std::string& what) {
    if (trimmed(text).empty()) return -1;
    std::vector<GroupDef>& groups = scenario_.demand.groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].name == trimmed(text)) return static_cast<int>(i);
    }
    const auto known = groups_.find(text);
    if (known != groups_.end() && known->second) return known->second;
    std::optional<int> row;
    if (const auto sizes = read_sizes(text, place, what)) {
        groups.push_back(*sizes);
        row = static_cast<int>(groups.size()) - 1;
    }
    groups_[text] = row;
    return row;
}

std::optional<GroupDef> People::read_sizes(const std::string& text, const Place& place,
                                           const std::string& what) {
    const bool is_list = text.find_first_of(":;") != std::string::npos;
    if (!is_list && !number_of(trimmed(text))) {
        std::vector<std::string> names;
        for (const GroupDef& def : scenario_.demand.groups) {
            if (!def.name.empty()) names.push_back(def.name);
        }
        reading_.faults.add(place, fmt::format("{} is the unknown group '{}'", what, trimmed(text)),
                            "a [[group]], a size, or size: share; size: share",
                            nearest_name_cure(trimmed(text), names));
        return {};
    }
    std::vector<Part> parts{{trimmed(text), 1}};
    if (is_list) {
        const auto read = parts_of(text, place, what, reading_.faults);
        if (!read) return {};
        parts = *read;
    }
    GroupDef def;
    for (const Part& part : parts) {
        const double size = number_of(part.name).value_or(0);
        if (size != std::floor(size) || size < 1 || size > most_in_group) {
            reading_.faults.add(place, fmt::format("{} has the size '{}'", what, part.name),
                                fmt::format("a whole number from 1 to {}", most_in_group));
            return {};
        }
        const auto k = static_cast<std::size_t>(size);
        def.sizes.resize(std::max(def.sizes.size(), k), 0.0);
        def.sizes[k - 1] += part.share;
    }
    return def;
}

int largest_group(const GroupDef& group) {
    if (!group.members.empty()) return static_cast<int>(group.members.size());
    int largest = 1;
    for (std::size_t k = 0; k < group.sizes.size(); ++k) {
        if (group.sizes[k] > 0) largest = static_cast<int>(k) + 1;
    }
    return largest;
}

}  // namespace tidegate

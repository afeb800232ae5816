#pragma once
#include <string>
#include <vector>

#include "scenario/document.h"

namespace tidegate {

/// Which file a setting changes.
enum class SettingTarget { scenario, plan, venue };

/// One --set: "rule.crowding.capacity=1500".
struct Setting {
    SettingTarget target = SettingTarget::scenario;
    std::string section;  ///< of the key table; empty for a venue feature, whose kind decides
    std::string row;      ///< name of the row of an array of tables or of the feature; may be empty
    std::string key;
    std::string address;  ///< as written
    Node value;
};

/// Reads "key=value" texts; what is not a known address is a fault with the nearest valid one.
std::vector<Setting> read_settings(const std::vector<std::string>& texts, Faults& faults);

/// Lays the settings for one file over its document, in the order given; rows that do not exist are
/// faults.
void apply_settings(const std::vector<Setting>& settings, SettingTarget target, Node& document,
                    Faults& faults);

}  // namespace tidegate

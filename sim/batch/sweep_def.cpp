#include "batch/sweep_def.h"

#include <fmt/core.h>

#include <cctype>

#include "record/sha256.h"

namespace tidegate {
namespace {

std::string as_file_name(const std::string& label) {
    std::string name;
    for (const char c : label) {
        const auto u = static_cast<unsigned char>(c);
        name += std::isalnum(u) != 0 || c == '.' || c == '-' || u >= 0x80 ? c : '-';
    }
    return name.substr(0, 40);
}

}  // namespace

std::vector<SweepSetting> settings_of(const SweepDef& def) {
    std::vector<SweepSetting> settings(1);
    for (const SweepAxis& axis : def.axes) {
        std::vector<SweepSetting> longer;
        for (const SweepSetting& setting : settings) {
            for (const SweepValue& value : axis.values) {
                SweepSetting next = setting;
                next.label += fmt::format("{}{}={}", next.label.empty() ? "" : ", ", axis.name, value.label);
                next.values.push_back(value.label);
                next.settings.insert(next.settings.end(), value.settings.begin(), value.settings.end());
                longer.push_back(std::move(next));
            }
        }
        settings = std::move(longer);
    }
    if (def.axes.empty()) settings.front().label = "as it is";
    return settings;
}

std::vector<SweepCase> cases_of(const SweepDef& def) {
    const std::vector<SweepSetting> settings = settings_of(def);
    std::vector<SweepCase> cases;
    for (int replicate = 0; replicate < def.replicates; ++replicate) {
        const std::uint64_t seed = def.seed + static_cast<std::uint64_t>(replicate);
        for (std::size_t i = 0; i < settings.size(); ++i) {
            std::string name = fmt::format("{:03}", i);
            for (const std::string& value : settings[i].values) {
                name += '_';
                name += as_file_name(value);
            }
            cases.push_back({name.substr(0, 150) + fmt::format("_seed{}", seed), i, seed});
        }
    }
    return cases;
}

std::string fingerprint(const SweepDef& def) {
    std::string all = def.until.empty() ? "" : fmt::format("until {}\n", def.until);
    for (const SweepAxis& axis : def.axes) {
        all += fmt::format("axis {}\n", axis.name);
        for (const SweepValue& value : axis.values) {
            all += fmt::format("value {}\n", value.label);
            for (const std::string& setting : value.settings) all += fmt::format("set {}\n", setting);
        }
    }
    return sha256(all);
}

}  // namespace tidegate

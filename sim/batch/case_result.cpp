#include "batch/case_result.h"

#include <fmt/core.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace tidegate {

const char* name_of(CaseStatus status) {
    constexpr const char* names[] = {"missing", "finished", "not cleared", "failed"};
    return names[static_cast<int>(status)];
}

CaseResult read_case(const std::string& json) {
    CaseResult result;
    try {
        const auto document = nlohmann::json::parse(json);
        for (const auto& outcome : document.at("outcomes")) {
            const auto& value = outcome.at("value");
            result.outcomes.push_back({outcome.at("name").get<std::string>(),
                                       outcome.at("unit").get<std::string>(),
                                       value.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                                       : value.get<double>()});
        }
        result.state_hash = document.at("state_hash").get<std::string>();
        const bool cleared = document.at("cleared").get<bool>();
        result.status = cleared ? CaseStatus::finished : CaseStatus::not_cleared;
    } catch (const nlohmann::json::exception& error) {
        result = {};
        result.status = CaseStatus::failed;
        result.message = fmt::format("its answer cannot be read: {}", error.what());
    }
    return result;
}

}  // namespace tidegate

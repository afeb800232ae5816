#include "record/disk_names.h"

#include <array>

#include "base/fault.h"
#include "record/h5.h"

namespace tidegate {
namespace {

constexpr std::array<std::string_view, 15> event_kinds{
    "warning",       "report",          "decision",    "order", "effect",      "withdrawal",
    "train_arrival", "train_departure", "left_behind", "stuck", "unreachable", "reachable",
    "balked",        "gave_up",         "fidelity"};
constexpr std::array<std::string_view, 5> warning_levels{"none", "blue", "yellow", "orange", "red"};
constexpr std::array<std::string_view, 3> statuses{"running", "finished", "interrupted"};

template <class Enum, std::size_t n>
std::string_view spelt(const std::array<std::string_view, n>& names, Enum value) {
    const auto row = static_cast<std::size_t>(value);
    promise(row < n, "a value that the recording's format has no name for");
    return names[row];
}

template <class Enum, std::size_t n>
Enum found(const std::array<std::string_view, n>& names, std::string_view name, const char* what) {
    for (std::size_t i = 0; i < n; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    throw h5::Failure("unknown " + std::string(what) + " '" + std::string(name.substr(0, 40)) + "'");
}

}  // namespace

std::string_view disk_name(EventKind kind) { return spelt(event_kinds, kind); }
std::string_view disk_name(WarningLevel level) { return spelt(warning_levels, level); }
std::string_view disk_name(RunStatus status) { return spelt(statuses, status); }

EventKind event_kind_of(std::string_view name) {
    return found<EventKind>(event_kinds, name, "kind of event");
}
WarningLevel warning_level_of(std::string_view name) {
    return found<WarningLevel>(warning_levels, name, "warning level");
}
RunStatus run_status_of(std::string_view name) {
    return found<RunStatus>(statuses, name, "status");
}

}  // namespace tidegate

#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/event.h"
#include "engine/frame.h"
#include "record/run_file.h"
#include "warning/rule_def.h"

/// How values of the program are spelt in a recording. Part of the file format: a change here is a
/// new format version.
namespace tidegate {

std::string_view disk_name(EventKind kind);
std::string_view disk_name(WarningLevel level);
std::string_view disk_name(RunStatus status);
/// Throw InputError for a name that this format does not know.
EventKind event_kind_of(std::string_view name);
WarningLevel warning_level_of(std::string_view name);
RunStatus run_status_of(std::string_view name);

constexpr const char* run_format_name = "tidegate run";
constexpr const char* state_codes =
    "0 walking, 1 queueing, 2 waiting_for_train, 3 in_service, 4 held, 5 stuck, 6 staying";
constexpr const char* told_codes = "0 as all, 1 not how ways have changed, 2 to leave";
constexpr const char* fate_codes = "0 due, 1 waiting_outside, 2 present, 3 exited, 4 boarded, 5 riding";

/// Length of texts in growing tables with the zero at their end [bytes]; longer ones are cut.
constexpr std::size_t kind_bytes = 16;
constexpr std::size_t name_bytes = 128;
constexpr std::size_t detail_bytes = 256;
constexpr std::size_t unit_bytes = 32;
constexpr std::size_t status_bytes = 16;

/// Positions are whole centimetres in the file.
constexpr double position_unit_m = 0.01;

}  // namespace tidegate

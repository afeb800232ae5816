#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "record/h5.h"
#include "record/run_file.h"

namespace tidegate {

/// The growing tables of a recording, read whole. Rows that were not completely written are left
/// out. Throw h5::Failure or InputError for what is damaged.
std::vector<Event> read_events(hid_t file);
std::vector<LevelChange> read_level_changes(hid_t file);
std::vector<Outcome> read_outcomes(hid_t file);
std::vector<AgentRecord> read_agents(hid_t file);
std::vector<Crossing> read_crossings(hid_t file);
RunStatus read_status(hid_t file);

/// Throws h5::Failure when one of them is no number.
void check_times(std::span<const double> times, const char* name);

}  // namespace tidegate

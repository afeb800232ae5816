#include "viz/scene/compliance.h"

namespace tidegate::viz {

Compliance compliance_of(std::uint8_t state, std::uint8_t told, bool are_ways_changed) {
    if (told == static_cast<std::uint8_t>(Told::not_of_changed_ways)) return Compliance::not_heard;
    if (told == static_cast<std::uint8_t>(Told::to_leave)) return Compliance::leaves;
    if (state == static_cast<std::uint8_t>(AgentState::held)) return Compliance::waits;
    return are_ways_changed ? Compliance::knows_ways : Compliance::nothing_asked;
}

namespace {

bool is_other(const PassageNow& now, PassageStatus status, PassageDirection direction) {
    return now.status != status || now.direction != direction;
}

}  // namespace

bool are_ways_changed(const RunData& run, const PassagesNow& now) {
    const VenueDef& venue = run.venue;
    for (std::size_t i = 0; i < venue.openings.size(); ++i) {
        if (is_other(now.openings[i], venue.openings[i].status, venue.openings[i].direction)) return true;
    }
    for (std::size_t i = 0; i < venue.connectors.size(); ++i) {
        if (is_other(now.connectors[i], venue.connectors[i].status, venue.connectors[i].direction)) return true;
    }
    for (std::size_t i = 0; i < venue.exits.size(); ++i) {
        if (is_other(now.exits[i], venue.exits[i].status, PassageDirection::both)) return true;
    }
    for (std::size_t i = 0; i < run.facilities.size(); ++i) {
        const FacilityDef& facility = run.facilities[i];
        const PassageStatus status = facility.open_lanes > 0 ? PassageStatus::open : PassageStatus::closed;
        if (is_other(now.facilities[i], status, facility.direction)) return true;
    }
    return false;
}

}  // namespace tidegate::viz

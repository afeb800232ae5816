#include "engine/ways_in_time.h"

#include <algorithm>
#include <limits>

#include "engine/destinations.h"
#include "engine/passage_rules.h"
#include "engine/rides.h"

namespace tidegate {
namespace {

// The measures of the kinds at a place.
bool is_changed(const Scenario& s, PlaceKind kind, int row, std::initializer_list<MeasureKind> kinds) {
    return any_measure(s, [&](const Measure& m) {
        return m.place_kind == kind && m.place == row && std::find(kinds.begin(), kinds.end(), m.kind) != kinds.end();
    });
}

/// A place as it is at the start.
struct AtStart {
    PlaceKind kind = PlaceKind::opening;
    bool is_closed = false;
    PassageDirection direction = PassageDirection::both;
};

AtStart at_start(const Scenario& s, const Portal& portal) {
    const auto row = static_cast<std::size_t>(portal.row);
    switch (portal.kind) {
        case PortalKind::opening: {
            const OpeningDef& def = s.venue.openings[row];
            return {PlaceKind::opening, def.status == PassageStatus::closed, def.direction};
        }
        case PortalKind::lane: return {PlaceKind::facility, s.facilities[row].open_lanes == 0, s.facilities[row].direction};
        case PortalKind::exit: return {PlaceKind::exit, s.venue.exits[row].status == PassageStatus::closed};
        case PortalKind::connector_lower:
        case PortalKind::connector_upper: {
            const ConnectorDef& def = s.venue.connectors[row];
            const bool is_lift = def.kind == ConnectorKind::lift;
            return {PlaceKind::connector, def.status == PassageStatus::closed, is_lift ? PassageDirection::both : def.direction};
        }
        case PortalKind::door:
        case PortalKind::stay: break;
    }
    return {};
}

bool is_against(PassageDirection allowed, int direction) {
    return allowed == (direction == 0 ? PassageDirection::backward : PassageDirection::forward);
}

SimTime last_departure(const Scenario& s, std::size_t line) {
    constexpr SimTime any_time = std::numeric_limits<SimTime>::infinity();
    // What may make vehicles set out, or leave a stop, later than planned.
    const auto late = {MeasureKind::extra_train, MeasureKind::set_headway, MeasureKind::delay_vehicle, MeasureKind::slow, MeasureKind::hold};
    if (is_changed(s, PlaceKind::line, static_cast<int>(line), late)) return any_time;
    const std::vector<SimTime> departures = planned_departures(s.lines[line]);
    return departures.empty() ? -any_time : departures.back();
}

}  // namespace

std::vector<PortalCost> shut_for_good(const Scenario& s, const Site& site) {
    std::vector<PortalCost> costs(site.portals.size());
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        const Portal& portal = site.portals[p];
        const AtStart place = at_start(s, portal);
        const bool stays_closed = place.is_closed && !is_changed(s, place.kind, portal.row, {MeasureKind::open, MeasureKind::open_lanes});
        const bool keeps_direction = !is_changed(s, place.kind, portal.row, {MeasureKind::set_direction, MeasureKind::reverse});
        for (const int d : {0, 1}) {
            const bool leaves = is_connector_end(portal) && !enters_connector(portal, d);  // always allowed
            if (!leaves && (stays_closed || (keeps_direction && is_against(place.direction, d)))) costs[p].wait_s[std::size_t(d)] = unreachable_s;
        }
    }
    return costs;
}

LastCalls last_calls(const Scenario& s) {
    LastCalls last;
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        const LineDef& line = s.lines[l];
        const SimTime departure = last_departure(s, l);
        std::vector<SimTime>& stops = last.emplace_back(line.stops.size(), departure);
        for (std::size_t stop = 1; stop < stops.size(); ++stop) stops[stop] += ride_s(line, 0, static_cast<int>(stop)) + line.dwell_s;
    }
    return last;
}

int calls_after(const LastCalls& last, SimTime time) {
    std::ptrdiff_t calls = 0;
    for (const std::vector<SimTime>& stops : last) {
        calls += std::count_if(stops.begin(), stops.end(), [&](SimTime leaves) { return leaves >= time; });
    }
    return static_cast<int>(calls);
}

Rides rides_after(const Scenario& s, const Site& site, const LastCalls& last, SimTime time) {
    return planned_rides(s, site, [&](std::size_t line, int stop) { return last[line][std::size_t(stop)] >= time; });
}

}  // namespace tidegate

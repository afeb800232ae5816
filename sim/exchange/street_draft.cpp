#include "exchange/street_draft.h"

#include <fmt/core.h>

#include <algorithm>
#include <numbers>
#include <numeric>
#include <set>

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double gap_m = 0.4;               // between doors and to the corners; a hall asks for 0.3
constexpr double smallest_hall_m = 4;          // own choice: two people who cross have room
constexpr double way_out_m = 4, way_in_m = 4;  // own choices: nobody waits there for want of width
constexpr double shortest_link_m = 0.5, widest_link_m = 100;  // docs/scenario.md

std::size_t at(int row) { return static_cast<std::size_t>(row); }

double rounded(double metres) { return std::round(metres * 100) / 100; }

int side_towards(Vec2 direction) {
    if (std::abs(direction.x) >= std::abs(direction.y)) return direction.x > 0 ? 1 : 0;
    return direction.y > 0 ? 3 : 2;
}

bool is_along_x(int side) { return side >= 2; }

// Junctions from west to east; links from the western one, in the order of their junctions.
void put_in_order(StreetGraph& graph) {
    std::vector<int> order(graph.junctions.size()), now(graph.junctions.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const Vec2 p = graph.junctions[at(a)].at, q = graph.junctions[at(b)].at;
        return std::pair{p.x, p.y} < std::pair{q.x, q.y};
    });
    std::vector<StreetJunction> junctions;
    for (const int row : order) {
        now[at(row)] = static_cast<int>(junctions.size());
        junctions.push_back(graph.junctions[at(row)]);
    }
    graph.junctions = std::move(junctions);
    for (StreetLink& link : graph.links) {
        link.from = now[at(link.from)];
        link.to = now[at(link.to)];
        if (link.from < link.to) continue;
        std::swap(link.from, link.to);
        std::reverse(link.points.begin(), link.points.end());
    }
    std::stable_sort(graph.links.begin(), graph.links.end(),
                     [](const StreetLink& a, const StreetLink& b) { return std::pair{a.from, a.to} < std::pair{b.from, b.to}; });
}

// The street that covers most of the link, if any covers half of it; else what it is.
std::string called(const StreetLink& link) {
    const std::string name = most_of(link.names);
    return name.empty() || link.names.at(name) < length_of(link.points) / 2 ? most_of(link.kinds) : name;
}

// Names of streets with the number of the link on it: "Kaivokatu 3"; of a way without a name what it is: "footway 12".
void add_links(const StreetGraph& graph, StreetsDraft& draft, ImportReport& report) {
    std::map<std::string, int> count;
    for (const StreetLink& link : graph.links) {
        const std::string street = called(link);
        if (!link.names.contains(street)) {
            report.add(Part::guessed, "links that bear no name on half their length are called by their kind", link.source);
        }
        const double way_m = length_of(link.points), width_m = std::min(link.width_m, widest_link_m);
        draft.streets.push_back({fmt::format("{} {}", street, ++count[street]), link.source, link.from, link.to, way_m, way_m, width_m});
    }
}

struct DoorTo {
    StreetDoor door;
    Vec2 direction;
};

// From the south or west end; an entrance comes last.
std::vector<StreetDoor*> doors_on(JunctionHall& hall, int side) {
    std::vector<StreetDoor*> doors;
    for (StreetDoor& door : hall.doors) {
        if (door.side == side) doors.push_back(&door);
    }
    if (hall.is_place && hall.entrance.side == side) doors.push_back(&hall.entrance);
    return doors;
}

double width_of(const std::vector<StreetDoor*>& doors) {
    double sum_m = 0;
    for (const StreetDoor* door : doors) sum_m += door->width_m;
    return sum_m;
}

void widen(JunctionHall& hall, int side) {
    const std::vector<StreetDoor*> doors = doors_on(hall, side);
    const double needed_m = width_of(doors) + gap_m * static_cast<double>(doors.size() + 1);
    double& side_m = is_along_x(side) ? hall.length_m : hall.width_m;
    side_m = std::max(side_m, std::ceil(needed_m * 10 - 1e-6) / 10);
}

// With equal gaps.
void place_doors(JunctionHall& hall, int side) {
    const std::vector<StreetDoor*> doors = doors_on(hall, side);
    const double side_m = is_along_x(side) ? hall.length_m : hall.width_m;
    const double across_m = side == 1 ? hall.length_m : side == 3 ? hall.width_m : 0;
    const double even_m = (side_m - width_of(doors)) / static_cast<double>(doors.size() + 1);
    double from_m = even_m;
    for (StreetDoor* door : doors) {
        door->at_m = rounded(from_m + door->width_m / 2);
        door->in_hall = is_along_x(side) ? Vec2{door->at_m, across_m} : Vec2{across_m, door->at_m};
        from_m += door->width_m + even_m;
    }
}

void build_hall(JunctionHall& hall, std::vector<DoorTo> doors) {
    std::stable_sort(doors.begin(), doors.end(), [](const DoorTo& a, const DoorTo& b) {
        const auto along = [](const DoorTo& d) { return is_along_x(d.door.side) ? d.direction.x : d.direction.y; };
        return std::pair{a.door.side, along(a)} < std::pair{b.door.side, along(b)};
    });
    for (DoorTo& d : doors) hall.doors.push_back(std::move(d.door));
    for (int side = 0; side < 4; ++side) widen(hall, side);
    for (int side = 0; side < 4; ++side) place_doors(hall, side);
}

// As far as the junctions reach that became one: what lay between them is floor of the hall now.
void cover(const StreetJunction& junction, JunctionHall& hall) {
    Vec2 low = junction.joined.front(), high = low;
    for (const Vec2 p : junction.joined) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    hall.length_m = rounded(std::max(smallest_hall_m, high.x - low.x));
    hall.width_m = rounded(std::max(smallest_hall_m, high.y - low.y));
}

std::string streets_at(const StreetGraph& graph, int junction) {
    std::set<std::string> names;
    for (const StreetLink& link : graph.links) {
        if (link.from == junction || link.to == junction) names.insert(called(link));
    }
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

JunctionHall make_hall(const StreetGraph& graph, const StreetsDraft& draft, int junction) {
    JunctionHall hall;
    hall.name = fmt::format("j{}", junction + 1);
    hall.streets = streets_at(graph, junction);
    hall.at = graph.junctions[at(junction)].at;
    cover(graph.junctions[at(junction)], hall);
    hall.is_place = std::find(draft.places.begin(), draft.places.end(), junction) != draft.places.end();
    std::vector<DoorTo> doors;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        for (const bool at_end : {false, true}) {
            if ((at_end ? graph.links[i].to : graph.links[i].from) != junction) continue;
            const Vec2 direction = direction_from(graph, graph.links[i], at_end);
            const std::vector<Vec2>& points = graph.links[i].points;
            doors.push_back({{draft.streets[i].name, side_towards(direction), draft.streets[i].width_m, static_cast<int>(i),
                              at_end ? points.back() : points.front()},
                             direction});
        }
    }
    if (hall.is_place) {
        const Vec2 outward = unit(hall.at);
        doors.push_back({{"out", side_towards(outward), way_out_m}, outward});
        hall.entrance = {"in", side_towards(outward), way_in_m};
    }
    build_hall(hall, std::move(doors));
    return hall;
}

// By how much longer the links at the hall's doors have to be so that c_i + c_j is what the way from door i to door j lacks, with the
// least squares: (n - 2) c_i = D_i - D / (2 n - 2), where D_i sums what ways from i lack, and D all of them.
std::vector<double> lacking_m(const JunctionHall& hall, const std::vector<StreetDoor>& doors) {
    const auto lacks = [](Vec2 a, Vec2 b, Vec2 c, Vec2 d) { return length(a - b) - length(c - d); };
    const auto n = static_cast<double>(doors.size());
    if (doors.size() == 1) return {lacks(doors[0].on_map, hall.at, doors[0].in_hall, Vec2{hall.length_m, hall.width_m} * 0.5)};
    std::vector<double> sums;
    for (const StreetDoor& a : doors) {
        sums.push_back(0);
        for (const StreetDoor& b : doors) sums.back() += lacks(a.on_map, b.on_map, a.in_hall, b.in_hall);
    }
    const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
    for (double& sum : sums) sum = doors.size() == 2 ? sum / 2 : (sum - all / (2 * n - 2)) / (n - 2);
    return sums;
}

void set_lengths(StreetsDraft& draft, ImportReport& report) {
    for (const JunctionHall& hall : draft.halls) {
        std::vector<StreetDoor> doors = hall.doors;
        std::erase_if(doors, [](const StreetDoor& door) { return door.street < 0; });
        const std::vector<double> longer_m = lacking_m(hall, doors);
        for (std::size_t i = 0; i < doors.size(); ++i) draft.streets[at(doors[i].street)].length_m += longer_m[i];
    }
    for (StreetDraft& street : draft.streets) {
        street.length_m = rounded(street.length_m);
        if (street.length_m >= shortest_link_m) continue;
        report.add(Part::repaired, fmt::format("links shorter than the halls at their ends: {} m", shortest_link_m), street.name);
        street.length_m = shortest_link_m;
    }
}

// Bellman and Ford's way: the networks are small.
double farthest_from(const StreetsDraft& draft, int place) {
    std::vector<double> metres(draft.halls.size(), 1e30);
    metres[at(place)] = 0;
    for (bool is_better = true; is_better;) {
        is_better = false;
        for (const StreetDraft& street : draft.streets) {
            const double least = std::min(metres[at(street.from)], metres[at(street.to)]) + street.way_m;
            for (const int end : {street.from, street.to}) {
                if (least >= metres[at(end)]) continue;
                metres[at(end)] = least;
                is_better = true;
            }
        }
    }
    double farthest = 0;
    for (const int other : draft.places) farthest = std::max(farthest, metres[at(other)]);
    return farthest;
}

}  // namespace

std::vector<int> rim_places(const StreetGraph& graph, int count) {
    const double sector = 2 * std::numbers::pi / count;
    std::vector<int> farthest(at(count), -1);
    double radius_m = 0;
    const auto away_m = [&](int row) { return row < 0 ? -1 : length(graph.junctions[at(row)].at); };
    for (int j = 0; j < static_cast<int>(graph.junctions.size()); ++j) {
        const Vec2 p = graph.junctions[at(j)].at;
        const int nth = static_cast<int>(std::floor(std::atan2(p.y, p.x) / sector + 0.5));
        int& best = farthest[at((nth + count) % count)];
        if (away_m(j) > away_m(best)) best = j;
        radius_m = std::max(radius_m, away_m(j));
    }
    std::vector<int> places;
    for (const int row : farthest) {
        const auto is_near = [&](int other) { return length(graph.junctions[at(row)].at - graph.junctions[at(other)].at) < radius_m / 4; };
        if (row >= 0 && std::none_of(places.begin(), places.end(), is_near)) places.push_back(row);
    }
    return places;
}

StreetsDraft draft_streets(StreetGraph graph, int places, ImportReport& report) {
    put_in_order(graph);
    StreetsDraft draft;
    draft.places = rim_places(graph, places);
    add_links(graph, draft, report);
    for (int j = 0; j < static_cast<int>(graph.junctions.size()); ++j) draft.halls.push_back(make_hall(graph, draft, j));
    set_lengths(draft, report);
    for (const int place : draft.places) draft.longest_m = std::max(draft.longest_m, farthest_from(draft, place));
    return draft;
}

}  // namespace tidegate

#include "exchange/street_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace tidegate {
namespace {

constexpr const char* sides[] = {"west", "east", "south", "north"};
constexpr int begin_min = 8 * 60, come_min = 30;  // people appear from 08:00 to 08:30
constexpr double way_in_deep_m = 2;

// A text in quotes, as TOML and JSON write it alike.
std::string quoted(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

// To the centimetre, without zeros at the end.
std::string metres(double m) { return fmt::format("{}", std::round(m * 100) / 100); }

std::string clock(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string door_row(const StreetDoor& door) {
    return fmt::format("name = {}, side = \"{}\", width_m = {}, at_m = {}", quoted(door.name), sides[door.side], metres(door.width_m),
                       metres(door.at_m));
}

std::string hall_text(const JunctionHall& hall, Vec2 lon_lat) {
    std::string text = fmt::format("# longitude {:.7f}, latitude {:.7f}: {}\n[[venues]]\nname = {}\nlength_m = {}\nwidth_m = {}\nexits = [\n",
                                   lon_lat.x, lon_lat.y, hall.streets, quoted(hall.name), metres(hall.length_m), metres(hall.width_m));
    for (const StreetDoor& door : hall.doors) text += fmt::format("  {{ {} }},\n", door_row(door));
    text += "]\n";
    if (hall.is_place) text += fmt::format("entrances = [{{ {}, depth_m = {} }}]\n", door_row(hall.entrance), metres(way_in_deep_m));
    return text + "\n";
}

std::string street_text(const StreetDraft& street, const StreetsDraft& draft) {
    const auto end = [&](int hall) { return quoted(draft.halls[static_cast<std::size_t>(hall)].name + "/" + street.name); };
    return fmt::format("# {:.1f} m on the map; begins with {}\n[[link]]\nname = {}\nfrom = {}\nto = {}\nlength_m = {}\nwidth_m = {}\n\n",
                       street.way_m, street.source, quoted(street.name), end(street.from), end(street.to), metres(street.length_m),
                       metres(street.width_m));
}

const std::string& place_name(const StreetsDraft& draft, int place) { return draft.halls[static_cast<std::size_t>(place)].name; }

std::string observables(const StreetsDraft& draft) {
    std::string text;
    for (const int place : draft.places) {
        const std::string& name = place_name(draft, place);
        text += fmt::format("[[observable]]\nname = {}\nkind = \"flow\"\nplace = {}\ndirection = \"forward\"\n\n",
                            quoted(name + " arrivals"), quoted(name + "/out"));
    }
    return text;
}

// Time for slow walkers to come through, and a quarter of an hour; at most to the end of the day.
int end_min(const StreetsDraft& draft) {
    constexpr double slow_m_s = 0.5, spare_min = 15;
    const double minutes = begin_min + come_min + spare_min + draft.longest_m / slow_m_s / 60;
    return std::min(24 * 60 - 1, static_cast<int>(std::ceil(minutes / 5)) * 5);
}

std::string scenario_toml(const StreetsDraft& draft, const Projection& projection, const std::string& file, int people) {
    std::string text = fmt::format(
        "# Made by tidegate import --walk from {}. What was left out, joined and guessed: import_report.txt.\n"
        "# Junctions are halls, streets are links; each junction's place on the map stands above it.\n"
        "[scenario]\ntitle = {}\nstart = \"2026-01-01T{}:00\"\nend = \"{}\"\n\n[simulation]\nfidelity = \"network\"\n\n",
        file, quoted(fmt::format("{} people walk through the streets of {}", people, file)), clock(begin_min), clock(end_min(draft)));
    for (const JunctionHall& hall : draft.halls) text += hall_text(hall, projection.to_file(hall.at));
    for (const StreetDraft& street : draft.streets) text += street_text(street, draft);
    return text + observables(draft);
}

std::string demand_csv(const StreetsDraft& draft, int people) {
    std::string text =
        "# From each place at the rim to each other one alike: change the counts to what you expect.\n"
        "from,to,count,origin,goal\n";
    const auto places = static_cast<int>(draft.places.size());
    const int ways = places * (places - 1);
    int way = 0, given = 0;
    for (const int from : draft.places) {
        for (const int to : draft.places) {
            if (from == to) continue;
            const int until = static_cast<int>(std::int64_t{people} * ++way / ways);
            if (until == given) continue;
            text += fmt::format("{},{},{},{}/in,{}/out\n", clock(begin_min), clock(begin_min + come_min), until - given, place_name(draft, from),
                                place_name(draft, to));
            given = until;
        }
    }
    return text;
}

}  // namespace

std::map<std::string, std::string> street_files(const StreetsDraft& draft, const Projection& projection, const std::string& file, int people) {
    return {{"scenario.toml", scenario_toml(draft, projection, file, people)}, {"demand.csv", demand_csv(draft, people)}};
}

}  // namespace tidegate

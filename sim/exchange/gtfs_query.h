#pragma once
#include <string>
#include <vector>

#include "exchange/gtfs_feed.h"

namespace tidegate {

/// What is asked of a feed, and how its answers are written, whether as trains or as lines.

/// A fault, with the nearest name, for every route that the feed does not have by id or name.
void check_routes(const GtfsFeed& feed, const std::vector<std::string>& routes, Faults& faults);
/// Whether the trip belongs to one of the routes; to any when there are none.
bool is_of_routes(const GtfsFeed& feed, const GtfsTrip& trip, const std::vector<std::string>& routes);
/// The route's short name, else its long one, else its id.
std::string route_name(const GtfsFeed& feed, const GtfsTrip& trip);

/// "the feed covers 2019-03-01 to 2019-12-31".
std::string span_text(const GtfsFeed& feed);
/// "25:10:00".
std::string clock_text(double s);
/// `s` seconds after the beginning of `date` as "2019-03-05T01:10:00".
std::string moment_text(std::chrono::sys_days date, double s);
/// A TOML text.
std::string quoted(const std::string& text);

}  // namespace tidegate

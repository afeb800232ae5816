#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/fault.h"
#include "base/whole_file.h"
#include "cli/commands.h"
#include "cli/guarded.h"
#include "exchange/import_map.h"
#include "exchange/import_streets.h"
#include "exchange/map_text.h"
#include "exchange/ogr/read_feed.h"
#include "exchange/ogr/read_map.h"
#include "exchange/gtfs_lines.h"
#include "exchange/station_counts.h"
#include "exchange/timetable.h"

namespace tidegate::cli {
namespace {

struct Options {
    std::string file, out, layers, unit;
    MapReadOptions read;
    ImportOptions import;
    int people = 1000;
    bool force = false;
    TimetableQuery trains;
    std::string date, from, to, stops;
    int capacity = 200;
    bool lines = false;
    bool walk = false;
    std::string around;
    StreetOptions streets;
    bool counts = false;
    std::string stations, between, until;
};

void add_timetable_options(CLI::App& program, Options& o);
void add_street_options(CLI::App& program, Options& o);
void add_count_options(CLI::App& program, Options& o);

void add_options(CLI::App& program, Options& o) {
    program.add_option("file", o.file, "the map: .dxf, .geojson, .gpkg, .osm, .osm.pbf, .wkt, .gml, or a folder in IMDF")->required();
    program.add_option("-o,--output", o.out, "venue.geojson: only the venue; any other name: a new folder with a whole scenario")
        ->required();
    program.add_option("--people", o.people, "how many leave the venue in the scenario, or walk through the streets")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    program.add_option("--storey", o.import.storey_m, "metres from one level to the next, where the map gives no heights")
        ->check(CLI::Range(2.0, 50.0))
        ->capture_default_str();
    const auto size = [&](const char* option, double& value, const char* what) {
        program.add_option(option, value, fmt::format("metres of {} whose width the map does not give", what))
            ->check(CLI::Range(0.6, 20.0))
            ->capture_default_str();
    };
    size("--door-width", o.import.sizes.door_m, "doors");
    size("--exit-width", o.import.sizes.exit_m, "exits");
    size("--stair-width", o.import.sizes.stair_m, "stairs and ramps");
    size("--escalator-width", o.import.sizes.escalator_m, "escalators");
    size("--way-width", o.import.sizes.way_m, "ways drawn as lines");
    program.add_option("--layers", o.layers, "what the layers of a drawing are: a CSV table layer,kind,level")
        ->check(CLI::ExistingFile);
    program.add_option("--unit", o.unit, "unit of a drawing that does not say it")->check(CLI::IsMember({"m", "cm", "mm", "ft", "in"}));
    program.add_option("--coordinates", o.read.coordinates, "what the numbers are, when the file is wrong about it")
        ->check(CLI::IsMember({"lon_lat", "local_m"}));
    add_timetable_options(program, o);
    add_street_options(program, o);
    add_count_options(program, o);
    program.add_flag("--mend", o.import.mends, "mend rings that cross themselves instead of refusing them");
    program.add_flag("--force", o.force, "overwrite the venue file");
}

void add_timetable_options(CLI::App& program, Options& o) {
    const char* gtfs = "Of a timetable (GTFS)";
    program.add_option("--stop", o.trains.stop, "id or name of the stop or station")->group(gtfs);
    program.add_option("--date", o.date, "the day, YYYY-MM-DD")->group(gtfs);
    program.add_option("--from", o.from, "trains from this time, HH:MM[:SS] (00:00)")->group(gtfs);
    program.add_option("--to", o.to, "to this time; 24:30 is half past midnight (30:00)")->group(gtfs);
    program.add_option("--route", o.trains.routes, "only this route, by id or short name; can be repeated")
        ->expected(1)
        ->take_all()
        ->group(gtfs);
    program.add_option("--platform", o.trains.platforms, "the venue's platform of the first service, then of the second, ...")
        ->expected(1)
        ->take_all()
        ->group(gtfs);
    program.add_option("--places", o.trains.places, "free places in each train")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str()
        ->group(gtfs);
    program.add_flag("--lines", o.lines, "whole routes as [[line]] sections instead of the trains of one stop")->group(gtfs);
    program.add_option("--stops", o.stops, "of --lines: a CSV table stop,platform[,direction]; other stops are left out")
        ->check(CLI::ExistingFile)
        ->group(gtfs);
    program.add_option("--capacity", o.capacity, "of --lines: passengers in each vehicle")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str()
        ->group(gtfs);
}

void add_street_options(CLI::App& program, Options& o) {
    const char* streets = "Of the streets of a city (OSM)";
    CLI::Option* walk =
        program.add_flag("--walk", o.walk, "the walking network: junctions as halls, streets as links")->group(streets);
    program.add_option("--around", o.around, "LON,LAT: about this place (the middle of the map)")->needs(walk)->group(streets);
    program.add_option("--within", o.streets.within_m, "only streets within so many metres of it (all)")
        ->needs(walk)
        ->check(CLI::Range(20.0, 20000.0))
        ->group(streets);
    program.add_option("--join", o.streets.limits.join_m, "junctions not farther apart than so many metres become one")
        ->needs(walk)
        ->check(CLI::Range(0.0, 200.0))
        ->capture_default_str()
        ->group(streets);
    program.add_option("--dead-end", o.streets.limits.dead_end_m, "dead ends shorter than so many metres are left out")
        ->needs(walk)
        ->check(CLI::Range(0.0, 10000.0))
        ->capture_default_str()
        ->group(streets);
    program.add_option("--rim", o.streets.places, "at most so many junctions at the rim at which people come and go")
        ->needs(walk)
        ->check(CLI::Range(2, 32))
        ->capture_default_str()
        ->group(streets);
}

void add_count_options(CLI::App& program, Options& o) {
    const char* counts = "Of counts at stations (CSV)";
    CLI::Option* flag = program.add_flag("--counts", o.counts, "trips (demand.csv) from entries and exits by station and slice")->group(counts);
    program.add_option("--stations", o.stations, "CSV: what each station is in the scenario")->needs(flag)->check(CLI::ExistingFile)->group(counts);
    program.add_option("--between", o.between, "CSV from,to,weight: trips between stations, and to and from 'beyond' (all beyond)")
        ->needs(flag)
        ->check(CLI::ExistingFile)
        ->group(counts);
    program.add_option("--until", o.until, "leave out slices that begin at this time or later, HH:MM")->needs(flag)->group(counts);
}

double clock_of(const std::string& option, const std::string& text, double without, Faults& faults) {
    if (text.empty()) return without;
    const auto value = clock_in(text);
    if (!value) faults.add({}, fmt::format("{} is '{}'", option, text), "a time HH:MM or HH:MM:SS");
    return value.value_or(without);
}

void print_notes(const std::string& text) {
    for (const std::string& row : pieces_of(text, '\n')) {
        const bool is_note = row.starts_with("# Guessed") || row.starts_with("# To do") || row.starts_with("# Left out");
        if (is_note) fmt::print("{}\n", row.substr(2));
    }
}

int import_lines(const Options& o, const GtfsFeed& feed) {
    Faults faults;
    LineQuery query{o.trains.routes, o.trains.date, o.trains.from_s, o.trains.to_s, {}, o.capacity};
    if (!o.stops.empty()) query.platforms = read_stop_table(o.stops, text_of_file(o.stops), feed, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const GtfsLines lines = find_lines(feed, query, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const std::string text = lines_toml(lines, query, feed);
    write_file(o.out, text, o.force);
    for (const GtfsLine& line : lines.lines) {
        fmt::print("{}: {} trips, {} stops\n", line.name, line.departures_s.size(), line.stops.size());
    }
    print_notes(text);
    return done;
}

int import_timetable(Options& o) {
    Faults faults;
    if (o.lines && o.trains.routes.empty()) faults.add({}, "--route is missing", "one route of the feed at least, for --lines");
    if (!o.lines && o.trains.stop.empty()) faults.add({}, "--stop is missing", "id or name of a stop of the feed");
    const auto date = date_in(o.date);
    if (!date) faults.add({}, o.date.empty() ? "--date is missing" : fmt::format("--date is '{}'", o.date), "a day, YYYY-MM-DD");
    o.trains.from_s = clock_of("--from", o.from, o.trains.from_s, faults);
    o.trains.to_s = clock_of("--to", o.to, o.trains.to_s, faults);
    if (o.trains.to_s <= o.trains.from_s) faults.add({}, "--to is not after --from", "a later time", "after midnight hours go on: 24:30");
    if (!faults.empty()) throw InputError(std::move(faults));
    o.trains.date = *date;
    const GtfsFeed feed = read_gtfs(o.file, read_feed(o.file, faults), faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    if (o.lines) return import_lines(o, feed);
    const Timetable timetable = find_trains(feed, o.trains, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const std::string text = timetable_toml(timetable, o.trains, feed);
    write_file(o.out, text, o.force);
    for (const TrainLine& line : timetable.lines) fmt::print("{} trains {}\n", line.arrivals_s.size(), line.name);
    print_notes(text);
    return done;
}

int import_streets_command(Options& o) {
    Faults faults;
    if (std::filesystem::path(o.out).extension() == ".geojson") {
        faults.add({o.out}, "is a venue file", "the name of a new folder", "streets become a scenario of many venues");
    }
    if (!o.around.empty()) o.streets.around = lon_lat_in("--around", o.around, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const RawMap raw = read_map(o.file, o.read, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const ImportResult result = import_streets(raw, o.streets, o.people);
    write_folder(o.out, result.files);
    fmt::print("{}", result.report);
    fmt::print(stderr, "next: tidegate check {0}, then tidegate run {0}\n", o.out);
    return done;
}

int import_counts(const Options& o) {
    Faults faults;
    if (o.stations.empty()) faults.add({}, "--stations is missing", "a CSV table station,entrance,exit,comes_from,goes_to,visits,after");
    const double until_s = clock_of("--until", o.until, 1e9, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const CountTable between{o.between, o.between.empty() ? "" : text_of_file(o.between)};
    const StationCounts counts =
        read_station_counts({o.file, text_of_file(o.file)}, {o.stations, text_of_file(o.stations)}, between, until_s, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const CountedDemand demand = trips_from_counts(counts, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    write_file(o.out, demand.csv, o.force);
    for (const std::string& note : demand.notes) fmt::print("{}\n", note);
    fmt::print("{}: {} slices of {} stations\n", o.out, counts.slices.size(), counts.stations.size());
    return done;
}

int import_command(Options& o) {
    namespace fs = std::filesystem;
    if (o.counts) return import_counts(o);
    if (o.walk) return import_streets_command(o);
    if (is_feed(o.file)) return import_timetable(o);
    Faults faults;
    if (!o.unit.empty()) o.read.unit_m = length_in_m("1" + o.unit).value_or(o.unit == "in" ? 0.0254 : 1);
    if (!o.layers.empty()) o.import.layers = read_layer_rules(o.layers, text_of_file(o.layers), faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const RawMap raw = read_map(o.file, o.read, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const bool only_venue = fs::path(o.out).extension() == ".geojson";
    const ImportResult result = import_map(raw, o.import, only_venue ? 0 : o.people);
    if (only_venue) {
        write_file(o.out, result.files.at("venue.geojson"), o.force);
    } else {
        write_folder(o.out, result.files);
    }
    fmt::print("{}", result.report);
    if (!only_venue) fmt::print(stderr, "next: tidegate check {0}, then tidegate run {0}\n", o.out);
    return done;
}

int run_import(int argc, char** argv) {
    CLI::App program(
        "Makes a venue of a map or drawing, and a scenario in which people leave it, or with --walk a scenario of a city's streets; "
        "the report says what was read, dropped, guessed and repaired, and what is left to do by hand.");
    program.name("tidegate import");
    Options options;
    add_options(program, options);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return program.exit(error);
        fmt::print(stderr, "tidegate: import: {}\nSee: tidegate import --help\n", error.what());
        return bad_input;
    }
    return import_command(options);
}

}  // namespace
}  // namespace tidegate::cli

int main(int argc, char** argv) {
    return tidegate::cli::run_guarded(tidegate::cli::run_import, argc, argv, {"; nothing was imported", "map"});
}

#include "base/draws.h"
#include "catch.h"
#include "cli/program.h"
#include "exchange/gtfs_feed.h"
#include "exchange/ogr/read_map.h"
#include "exchange/small_feed.h"
#include "exchange/small_maps.h"
#include "exchange/small_streets.h"

// Whatever stands in a file: an import ends with a result or with faults, never with anything else.

using namespace tidegate;
using namespace tidegate::testing;

namespace {

/// Chance for mutations: the same in every run of the test.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : draws_{seed} {}
    std::size_t below(std::size_t n) {
        return std::min(n - 1, static_cast<std::size_t>(draws_.uniform(Purpose::place, count_++) * double(n)));
    }

private:
    Draws draws_;
    std::uint64_t count_ = 0;
};

std::string mutated(std::string text, Dice& dice) {
    static const std::string pieces[] = {"-1", "1e9",   "999999999999", "nan",  "\"",    "}",  "<", ";",
                                         "",   "0;1;2", "\xff",         "[[]]", "level", "\n", ",,"};
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = dice.below(text.size());
        const std::size_t length = std::min(1 + dice.below(12), text.size() - at);
        switch (dice.below(5)) {
            case 0:
                text[at] = static_cast<char>(dice.below(256));
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.insert(at, pieces[dice.below(std::size(pieces))]);
                break;
            case 3:
                text.insert(dice.below(text.size()), text.substr(at, length));
                break;
            default:
                text.resize(at);
                break;
        }
    }
    return text;
}

// The form stays, numbers do not: coordinates, levels and references to other things.
std::string with_other_digits(std::string text, Dice& dice) {
    const std::size_t changes = 1 + dice.below(6);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = text.find_first_of("0123456789", dice.below(text.size()));
        if (at != std::string::npos) text[at] = static_cast<char>('0' + dice.below(10));
    }
    return text;
}

// What an import does with a text: true when it gave a venue.
bool import_ends_well(const std::string& name, const std::string& text) {
    try {
        const ImportResult result = imported(name, text, 10);
        CHECK(result.files.contains("venue.geojson"));
        CHECK(result.files.contains("demand.csv"));
        return true;
    } catch (const InputError& error) {
        CHECK_FALSE(error.faults().empty());
        return false;
    }
}

}  // namespace

TEST_CASE("whatever is changed in a map, the import gives a whole venue or names faults", "[exchange][mutation]") {
    const auto [name, text] =
        GENERATE(std::pair<const char*, std::string>{"house.osm", small_house_osm()},
                 std::pair<const char*, std::string>{"house.geojson", small_house_geojson()},
                 std::pair<const char*, std::string>{"plan.dxf", small_drawing_dxf()},
                 std::pair<const char*, std::string>{"rooms.gml", small_indoorgml()},
                 std::pair<const char*, std::string>{"room.wkt", "POLYGON ((0 0, 9 0, 9 5, 0 5, 0 0))\nLINESTRING (3 0, 3 4)\n"});
    Dice dice(std::string(name).size());
    int venues = 0, refused = 0;
    for (int round = 0; round < 60; ++round) {
        const std::string wrong = mutated(text, dice);
        INFO(name << ", round " << round);
        ++(import_ends_well(name, wrong) ? venues : refused);
    }
    CHECK(venues + refused == 60);
    CHECK(refused > 5);
}

TEST_CASE("whatever is changed in a timetable, reading it gives a feed or names faults with their lines", "[exchange][mutation]") {
    Dice dice(5);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        std::map<std::string, std::string> texts = small_feed();
        auto file = texts.begin();
        std::advance(file, static_cast<std::ptrdiff_t>(dice.below(texts.size())));
        file->second = mutated(file->second, dice);
        Faults faults;
        read_gtfs("feed", texts, faults);
        refused += faults.empty() ? 0 : 1;
        for (const Fault& fault : faults.list()) CHECK(fault.place.file.starts_with("feed"));
    }
    CHECK(refused > 50);
}

TEST_CASE("a venue that an import makes of a map with other numbers loads without faults", "[exchange][mutation]") {
    const auto [name, text] = GENERATE(std::pair<const char*, std::string>{"house.osm", small_house_osm()},
                                       std::pair<const char*, std::string>{"house.geojson", small_house_geojson()});
    Dice dice(11);
    int loaded = 0;
    for (int round = 0; round < 80; ++round) {
        try {
            const ImportResult result = imported(name, with_other_digits(text, dice), 10);
            INFO("round " << round << "\n" << result.report);
            CHECK(!scenario_of(result).venue.levels.empty());
            ++loaded;
        } catch (const InputError&) {
        }
    }
    CHECK(loaded > 10);
}

TEST_CASE("whatever is changed in a map of streets, the import gives a scenario that loads or names faults", "[exchange][streets][mutation]") {
    const bool only_digits = GENERATE(false, true);
    Dice dice(only_digits ? 3 : 7);
    int scenarios = 0, refused = 0;
    for (int round = 0; round < 80; ++round) {
        const std::string map = small_streets_osm();
        const std::string wrong = only_digits ? with_other_digits(map, dice) : mutated(map, dice);
        try {
            const ImportResult result = imported_streets("streets.osm", wrong, {}, 10);
            INFO("round " << round << "\n" << result.report);
            CHECK(!scenario_of(result).venue.connectors.empty());
            ++scenarios;
        } catch (const InputError& error) {
            CHECK_FALSE(error.faults().empty());
            ++refused;
        }
    }
    CHECK(scenarios > 5);
    CHECK(refused > 5);
}

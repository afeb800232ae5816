#include "base/sim_time.h"

#include "catch.h"

using namespace tidegate;

TEST_CASE("a time of day before the start belongs to the next day", "[base]") {
    const Calendar calendar{*parse_iso_datetime("2015-12-31T23:45")};
    CHECK(calendar.parse("23:50") == 300.0);
    CHECK(calendar.parse("00:20") == 2100.0);
    CHECK(calendar.parse("2016-01-01T03:00:00") == 11700.0);
    CHECK(calendar.iso(900) == "2016-01-01T00:00:00");
    CHECK(calendar.clock(2105.55, true) == "00:20:05.5");
}

TEST_CASE("malformed times are refused, not guessed", "[base]") {
    for (const char* text : {"", "24", "7:30", "07:60", "48:00", "aa:bb", "07-30", "07:30:61"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_of_day(text));
    }
    for (const char* text : {"2015-02-29T00:00", "2015-13-01T00:00", "2015-12-31", "2015-12-31T24:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_datetime(text));
    }
}

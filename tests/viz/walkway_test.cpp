#include "viz/scene/walkway_end.h"

#include "catch.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

// Out of a door in an east wall of level 0, into a door in a west wall of level 1 that is drawn somewhere else.
ConnectorDef walkway(double length_m) {
    ConnectorDef def;
    def.kind = ConnectorKind::walkway;
    def.lower_level = LevelId{0};
    def.upper_level = LevelId{1};
    def.lower_line = {{20, 4}, {20, 6}};
    def.upper_line = {{500, 84}, {500, 86}};
    def.length_m = length_m;
    def.width_m = 2;
    return def;
}

}  // namespace

TEST_CASE("of a walkway each level shows the beginning, straight out of its door", "[viz][venues]") {
    const ConnectorDef def = walkway(3000);
    const auto here = walkway_ends(def, LevelId{0}), there = walkway_ends(def, LevelId{1});
    REQUIRE(here.size() == 1);
    REQUIRE(there.size() == 1);
    CHECK(walkway_ends(def, LevelId{2}).empty());
    CHECK(here[0].shown_m() == 10);
    const auto near = here[0].place({3, 0.5});
    REQUIRE(near.has_value());
    CHECK(near->x == Approx(23));
    CHECK(near->y == Approx(4.5));
    CHECK_FALSE(here[0].place({1500, 1}).has_value());
    CHECK_FALSE(here[0].place({2995, 1}).has_value());
    const auto far = there[0].place({2997, 0.5});
    REQUIRE(far.has_value());
    CHECK(far->x == Approx(497));
    CHECK(far->y == Approx(84.5));
    for (const Vec2 corner : there[0].corners()) CHECK((corner.x >= 490 && corner.x <= 500));
}

TEST_CASE("a short walkway between doors of one level shows both halves", "[viz][venues]") {
    ConnectorDef def = walkway(8);
    def.upper_level = def.lower_level;
    const auto ends = walkway_ends(def, LevelId{0});
    REQUIRE(ends.size() == 2);
    CHECK(ends[0].shown_m() == 4);
    CHECK(ends[0].place({3.9, 1}).has_value());
    CHECK_FALSE(ends[0].place({4.1, 1}).has_value());
    CHECK(ends[1].place({4.1, 1}).has_value());
}

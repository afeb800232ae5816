#include <numbers>

#include "base/chunks.h"
#include "base/draws.h"
#include "catch.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

VenueDef venue_with(Polygon area, double area_m2, std::vector<Polygon> floor) {
    return venue_of({std::move(area)}, area_m2, std::move(floor));
}

WatchedLevel watched(VenueDef venue, double cell_radius_m = 2, double window_s = 1, Vec2 origin = {}) {
    ObservableDef def = watch_area(ObservableKind::voronoi_density, window_s);
    def.cell_radius_m = cell_radius_m;
    return WatchedLevel(std::move(venue), {def}, origin);
}

SensedPeople square_lattice(double spacing_m, double side_m, Vec2 corner = {}) {
    SensedPeople people;
    for (double y = spacing_m / 2; y < side_m; y += spacing_m)
        for (double x = spacing_m / 2; x < side_m; x += spacing_m) people.add(corner + Vec2{x, y});
    return people;
}

SensedPeople random_people(std::uint64_t seed, int count, Vec2 size) {
    const Draws draws{seed};
    SensedPeople people;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i)
        people.add({draws.uniform(Purpose::place, i, 0, 0, size.x),
                    draws.uniform(Purpose::place, i, 1, 0, size.y)});
    return people;
}

}  // namespace

TEST_CASE("on a square lattice the Voronoi density of any area is exact", "[sensors][voronoi]") {
    for (const double spacing_m : {0.4, 0.5, 1.0}) {
        WatchedLevel hall =
            watched(venue_with(box(3.13, 2.71, 11.4, 9.99), 8.27 * 7.28, {box(0, 0, 20, 20)}));
        CAPTURE(spacing_m);
        CHECK(hall.sees(square_lattice(spacing_m, 20)) ==
              Approx(1 / (spacing_m * spacing_m)).epsilon(1e-6));
    }
}

TEST_CASE("on a hexagonal lattice the Voronoi density is exact for slanted areas too",
          "[sensors][voronoi]") {
    const double spacing_m = 0.7, row_m = spacing_m * std::sqrt(3.0) / 2;
    SensedPeople people;
    for (int row = 0; row * row_m < 20; ++row)
        for (double x = row % 2 * spacing_m / 2; x < 20; x += spacing_m)
            people.add({x, row * row_m});
    const Polygon area{{{5, 5}, {14, 6}, {12, 15}, {6, 11}}, {}};
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) twice += cross(area.outer[i], area.outer[(i + 1) % 4]);
    WatchedLevel hall = watched(venue_with(area, twice / 2, {box(0, 0, 20, 20)}));
    CHECK(hall.sees(people) == Approx(1 / (spacing_m * row_m)).epsilon(1e-5));
}

TEST_CASE("an area that is all the floor counts each one there once",
          "[sensors][voronoi][property]") {
    for (std::uint64_t world = 0; world < 10; ++world) {
        std::vector<Polygon> floor{box(0, 0, 15, 12)};
        floor[0].holes.push_back({{4, 4}, {4, 8}, {5, 8}, {5, 4}});
        WatchedLevel hall = watched(venue_with(box(-1, -1, 16, 13), 176, floor));
        const int count = static_cast<int>(1 + 30 * world);
        SensedPeople people;
        const SensedPeople drawn = random_people(world, 2 * count, {15, 12});
        for (std::size_t i = 0; i < drawn.size() && static_cast<int>(people.size()) < count; ++i)
            if (is_inside(floor, drawn.at(i))) people.add(drawn.at(i));
        CAPTURE(world);
        CHECK(hall.sees(people) == Approx(static_cast<double>(people.size()) / 176).epsilon(1e-6));
    }
}

TEST_CASE("who is alone counts by the part of the disc that lies in the area",
          "[sensors][voronoi]") {
    WatchedLevel hall = watched(venue_with(box(10, 10, 20, 20), 100, {box(0, 0, 30, 30)}));
    const auto alone = [&](Vec2 p) {
        SensedPeople people;
        people.add(p);
        return hall.sees(people);
    };
    CHECK(alone({15, 15}) == Approx(0.01));
    CHECK(alone({10, 15}) == Approx(0.005));
    CHECK(alone({10, 10}) == Approx(0.0025));
    const double segment_m2 =
        4 * std::acos(0.5) - std::sqrt(3.0);  // of a disc of 2 m, cut off at 1 m
    CHECK(alone({9, 15}) == Approx(0.01 * segment_m2 / (4 * std::numbers::pi)));
    CHECK(alone({7.9, 15}) == 0);
    CHECK(alone({3, 3}) == 0);
}

TEST_CASE("people on the border of an area count half, whoever is counted by heads",
          "[sensors][voronoi]") {
    WatchedLevel hall = watched(venue_with(box(5, 5, 15, 15), 100, {box(0, 0, 20, 20)}));
    SensedPeople people;
    for (double y = 0.5; y < 20; ++y)
        for (double x = 0; x <= 20; ++x) people.add({x, y});  // columns at x = 5 and x = 15
    CHECK(hall.sees(people) == Approx(1.0).epsilon(1e-9));
}

TEST_CASE("several at one place count each, alone and in a crowd", "[sensors][voronoi]") {
    WatchedLevel hall = watched(venue_with(box(5, 5, 15, 15), 100, {box(0, 0, 20, 20)}));
    SensedPeople people;
    for (int i = 0; i < 7; ++i) people.add({10, 10});
    CHECK(hall.sees(people) == Approx(0.07));
    SensedPeople crowd = square_lattice(1, 20);
    for (int i = 0; i < 3; ++i) crowd.add({9.5, 9.5});
    CHECK(hall.sees(crowd) == Approx(1.03).epsilon(1e-6));
    SensedPeople all_at_border;
    for (int i = 0; i < 5; ++i) all_at_border.add({5, 10});
    CHECK(hall.sees(all_at_border) == Approx(0.025));
}

TEST_CASE("a crowd behind a wall does not make the room in front of it dense",
          "[sensors][voronoi]") {
    std::vector<Polygon> floor{box(0, 0, 9.9, 10), box(10.1, 0, 20, 10)};
    WatchedLevel room = watched(venue_with(box(10.1, 0, 20, 10), 99, floor));
    SensedPeople crowd = square_lattice(0.5, 9.9);
    CHECK(room.sees(crowd) == 0);
    crowd.add({15, 5});
    CHECK(room.sees(crowd) == Approx(1 / 99.0));
    WatchedLevel crowded = watched(venue_with(box(0, 0, 9.9, 10), 99, floor));
    CHECK(crowded.sees(crowd) == Approx((static_cast<double>(crowd.size()) - 1) / 99));
}

TEST_CASE("people exactly on walls, corners and each other still count once each",
          "[sensors][voronoi]") {
    std::vector<Polygon> floor{box(0, 0, 12, 10)};
    floor[0].holes.push_back({{4, 4}, {4, 8}, {6, 8}, {6, 4}});
    floor[0].holes.push_back({{8, 2}, {8, 3}, {9, 3}, {9, 2}});
    SensedPeople people;
    for (int y = 0; y <= 10; ++y)
        for (int x = 0; x <= 12; ++x) {
            const bool is_in_wall = x == 5 && y > 4 && y < 8;
            if (!is_in_wall) people.add({1.0 * x, 1.0 * y});
        }
    for (int i = 0; i < 3; ++i) people.add({4, 4});
    for (const double cell_radius_m : {0.5, 2.0, 20.0}) {
        WatchedLevel hall = watched(venue_with(box(-1, -1, 13, 11), 111, floor), cell_radius_m);
        CAPTURE(cell_radius_m);
        CHECK(hall.sees(people) == Approx(static_cast<double>(people.size()) / 111).epsilon(1e-9));
    }
}

TEST_CASE("nobody makes a density of 0, and a full hall none that is not a number",
          "[sensors][voronoi]") {
    WatchedLevel hall = watched(venue_with(box(5, 5, 15, 15), 100, {box(0, 0, 20, 20)}));
    CHECK(hall.sees({}) == 0);
    CHECK(std::isfinite(hall.sees(random_people(1, 3000, {20, 20}))));
    WatchedLevel no_floor = watched(venue_with(box(5, 5, 15, 15), 0, {box(0, 0, 1, 1)}));
    CHECK(no_floor.sees(random_people(1, 30, {20, 20})) == 0);
}

TEST_CASE("a Voronoi density is the mean over the samples of its window", "[sensors][voronoi]") {
    WatchedLevel hall = watched(venue_with(box(5, 5, 15, 15), 100, {box(0, 0, 20, 20)}), 2, 3);
    SensedPeople one;
    one.add({10, 10});
    CHECK(hall.sees(one) == Approx(0.01));
    CHECK(hall.sees({}) == Approx(0.005));
    CHECK(hall.sees({}) == Approx(0.01 / 3));
    CHECK(hall.sees({}) == 0);
}

TEST_CASE("a turned, mirrored or distant place has the same Voronoi density",
          "[sensors][voronoi][metamorphic]") {
    Polygon floor = box(0, 0, 24, 18);
    floor.holes.push_back({{8, 3}, {7, 9}, {9, 9}});
    const Polygon area{{{4, 3}, {19, 5}, {16, 14}, {10, 11}, {5, 15}}, {}};
    SensedPeople people;
    const SensedPeople drawn = random_people(7, 260, {24, 18});
    for (std::size_t i = 0; i < drawn.size(); ++i)
        if (is_inside(std::vector<Polygon>{floor}, drawn.at(i))) people.add(drawn.at(i));
    WatchedLevel plain = watched(venue_with(area, 150, {floor}));
    const double expected = plain.sees(people);
    CHECK(expected > 0.3);
    for (const Motion motion : {Motion{37, false, {}}, Motion{0, true, {}}, Motion{90, true, {}},
                                Motion{211, true, {30, -8}}}) {
        SensedPeople there;
        for (std::size_t i = 0; i < people.size(); ++i) there.add(motion(people.at(i)));
        WatchedLevel turned = watched(venue_with(motion(area), 150, {motion(floor)}));
        CAPTURE(motion.turn_deg, motion.is_mirrored);
        CHECK(turned.sees(there) == Approx(expected).epsilon(1e-5));
    }
    const Motion far_away{0, false, {10000, -10000}};
    WatchedLevel distant =
        watched(venue_with(far_away(area), 150, {far_away(floor)}), 2, 1, far_away.shift);
    CHECK(distant.sees(people) == Approx(expected).epsilon(1e-9));
}

TEST_CASE("the number of threads and the order of the rows do not change a Voronoi density",
          "[sensors][voronoi][promises]") {
    const VenueDef venue = venue_with(box(0, 0, 60, 3), 180, {box(0, 0, 60, 3)});
    const SensedPeople people = random_people(3, 700, {60, 3});
    const int before = threads_in_use();
    std::vector<double> values;
    for (const int threads : {1, 2, 3}) {
        set_threads(threads);
        WatchedLevel corridor = watched(venue);
        values.push_back(corridor.sees(people));
    }
    set_threads(before);
    CHECK(values[0] == values[1]);
    CHECK(values[0] == values[2]);
    SensedPeople backward;
    for (std::size_t i = people.size(); i-- > 0;) backward.add(people.at(i));
    CHECK(watched(venue).sees(backward) == Approx(values[0]).epsilon(1e-12));
}

TEST_CASE("one more person never lowers a Voronoi density whose area is all the floor",
          "[sensors][voronoi][metamorphic]") {
    SensedPeople people = random_people(11, 40, {10, 10});
    double before = 0;
    for (std::uint64_t i = 0; i < 20; ++i) {
        WatchedLevel hall = watched(venue_with(box(0, 0, 10, 10), 100, {box(0, 0, 10, 10)}));
        const double now = hall.sees(people);
        CHECK(now > before);
        before = now;
        people.add({Draws{12}.uniform(Purpose::place, i, 0, 0, 10),
                    Draws{12}.uniform(Purpose::place, i, 1, 0, 10)});
    }
}

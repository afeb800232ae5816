#include <numbers>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

VenueDef square() { return venue_of({box(4, 4, 12, 12)}, 64, {box(0, 0, 16, 16)}); }

WatchedLevel pressed(double window_s, double least_density_per_m2 = 0, VenueDef venue = square(),
                Vec2 origin = {}) {
    ObservableDef def = watch_area(ObservableKind::crowd_pressure, window_s);
    def.least_density_per_m2 = least_density_per_m2;
    return WatchedLevel(std::move(venue), {def}, origin);
}

/// A lattice over all of the floor, so dense that the kernel sees a continuum.
SensedPeople everybody(double per_m2, Vec2 velocity) {
    SensedPeople people;
    const double spacing_m = 1 / std::sqrt(per_m2);
    for (double y = spacing_m / 2; y < 16; y += spacing_m)
        for (double x = spacing_m / 2; x < 16; x += spacing_m) people.add({x, y}, velocity);
    return people;
}

/// The definition, point by point and person by person.
double plainly(const std::vector<SensedPeople>& samples, double kernel_m) {
    double highest = 0;
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 8; ++column) {
            const Vec2 r{4 + (column + 0.5) * kernel_m, 4 + (row + 0.5) * kernel_m};
            double rho_sum = 0, seen = 0, square_sum = 0;
            Vec2 v_sum;
            for (const SensedPeople& people : samples) {
                double rho = 0;
                Vec2 v;
                for (std::size_t i = 0; i < people.size(); ++i) {
                    const Vec2 d = people.at(i) - r;
                    if (std::abs(d.x) > 3 * kernel_m || std::abs(d.y) > 3 * kernel_m) continue;
                    const double f = std::exp(-dot(d, d) / (kernel_m * kernel_m)) /
                                     (std::numbers::pi * kernel_m * kernel_m);
                    rho += f;
                    v += Vec2{people.vx[i], people.vy[i]} * f;
                }
                rho_sum += rho;
                if (rho <= 0) continue;
                v = v * (1 / rho);
                ++seen;
                v_sum += v;
                square_sum += dot(v, v);
            }
            if (seen < 2) continue;
            const Vec2 mean = v_sum * (1 / seen);
            const double density = rho_sum / static_cast<double>(samples.size());
            highest = std::max(highest, density * (square_sum / seen - dot(mean, mean)));
        }
    return highest;
}

}  // namespace

TEST_CASE("W6: crowd pressure is exactly 0 where everybody moves alike",
          "[sensors][crowd_pressure]") {
    WatchedLevel uniform = pressed(30);
    for (int i = 0; i < 40; ++i) CHECK(uniform.sees(everybody(6, {0.37, -0.11})) == 0);
    WatchedLevel still = pressed(30);
    for (int i = 0; i < 40; ++i) CHECK(still.sees(everybody(6, {})) == 0);
    WatchedLevel nobody = pressed(30);
    for (int i = 0; i < 40; ++i) CHECK(nobody.sees({}) == 0);
}

TEST_CASE(
    "W6: crowd pressure is density times variance on a field known by hand, and flags turbulence "
    "at 0.02",
    "[sensors][crowd_pressure]") {
    // All sway together between +u and -u along x: the mean is 0, the variance u^2.
    for (const double u : {0.05, 0.07}) {
        WatchedLevel swaying = pressed(20);
        double value = 0;
        for (int i = 0; i < 20; ++i) value = swaying.sees(everybody(6, {i % 2 == 0 ? u : -u, 0}));
        CAPTURE(u);
        CHECK(value == Approx(6 * u * u).epsilon(0.002));
        CHECK((value >= 0.02) == (u == 0.07));
    }
    // Turning round in four steps: both components count.
    WatchedLevel turning = pressed(8);
    double value = 0;
    for (int i = 0; i < 8; ++i) {
        const double a = std::numbers::pi / 2 * i;
        value = turning.sees(everybody(4, {0.1 * std::cos(a), 0.1 * std::sin(a)}));
    }
    CHECK(value == Approx(4 * 0.01).epsilon(0.002));
}

TEST_CASE("crowd pressure forgets what left its window", "[sensors][crowd_pressure]") {
    WatchedLevel area = pressed(5);
    for (int i = 0; i < 10; ++i) area.sees(everybody(5, {i % 2 == 0 ? 0.2 : -0.2, 0}));
    CHECK(area.value() > 0.15);
    for (int i = 0; i < 5; ++i) area.sees(everybody(5, {}));
    CHECK(area.value() == 0);
}

TEST_CASE("crowd pressure needs two samples and is 0 at the first", "[sensors][crowd_pressure]") {
    WatchedLevel area = pressed(10);
    CHECK(area.sees(everybody(5, {1, 0})) == 0);
    CHECK(area.sees(everybody(5, {0, 0})) == Approx(5 * 0.25).epsilon(0.002));
    WatchedLevel moment = pressed(0.1);
    for (int i = 0; i < 3; ++i) CHECK(moment.sees(everybody(5, {1.0 * i, 0})) == 0);
}

TEST_CASE("places with fewer people than least_density_per_m2 do not count",
          "[sensors][crowd_pressure]") {
    for (const bool is_dense : {false, true}) {
        WatchedLevel area = pressed(10, 4);
        for (int i = 0; i < 10; ++i)
            area.sees(everybody(is_dense ? 4.4 : 3.6, {i % 2 == 0 ? 0.2 : -0.2, 0}));
        CHECK((area.value() > 0.1) == is_dense);
    }
}

TEST_CASE("crowd pressure is what the definition says for any crowd",
          "[sensors][crowd_pressure][property]") {
    for (std::uint64_t world = 0; world < 12; ++world) {
        const Draws draws{world};
        const int window = 2 + static_cast<int>(world % 5);
        WatchedLevel area = pressed(window);
        std::vector<SensedPeople> samples;
        for (std::uint32_t t = 0; t < 9; ++t) {
            SensedPeople people;
            for (std::uint64_t i = 0; i < 40 * (world % 4); ++i) {
                const auto draw = [&](std::uint32_t nth, double low, double high) {
                    return draws.uniform(Purpose::place, i, 4 * t + nth, low, high);
                };
                people.add({draw(0, 0, 16), draw(1, 0, 16)},
                           {draw(2, -1.5, 1.5), draw(3, -1.5, 1.5)});
            }
            samples.push_back(people);
            if (static_cast<int>(samples.size()) > window) samples.erase(samples.begin());
            CAPTURE(world, t);
            REQUIRE(area.sees(people) == Approx(plainly(samples, 1)).epsilon(1e-5).margin(1e-8));
        }
    }
}

TEST_CASE("a turned, mirrored or distant crowd has the same pressure",
          "[sensors][crowd_pressure][metamorphic]") {
    const auto sample = [](std::uint32_t t) {
        SensedPeople people;
        const Draws draws{5};
        for (std::uint64_t i = 0; i < 300; ++i)
            people.add({draws.uniform(Purpose::place, i, 4 * t, 0, 16),
                        draws.uniform(Purpose::place, i, 4 * t + 1, 0, 16)},
                       {draws.uniform(Purpose::place, i, 4 * t + 2, -1, 1),
                        draws.uniform(Purpose::place, i, 4 * t + 3, -1, 1)});
        return people;
    };
    WatchedLevel plain = pressed(6);
    for (std::uint32_t t = 0; t < 6; ++t) plain.sees(sample(t));
    CHECK(plain.value() > 0.05);
    // By right angles the points fall on points again; by others they do not.
    for (const Motion motion :
         {Motion{90, false, {16, 0}}, Motion{180, false, {16, 16}}, Motion{0, true, {16, 0}}}) {
        WatchedLevel turned = pressed(6);
        for (std::uint32_t t = 0; t < 6; ++t) {
            const SensedPeople people = sample(t);
            SensedPeople there;
            for (std::size_t i = 0; i < people.size(); ++i)
                there.add(motion(people.at(i)), motion.turned({people.vx[i], people.vy[i]}));
            turned.sees(there);
        }
        CHECK(turned.value() == Approx(plain.value()).epsilon(1e-4));
    }
    const Motion far_away{0, false, {10000, 10000}};
    VenueDef distant = square();
    distant.areas[0].polygons[0] = far_away(distant.areas[0].polygons[0]);
    distant.levels[0].floor[0] = far_away(distant.levels[0].floor[0]);
    WatchedLevel there = pressed(6, 0, distant, far_away.shift);
    for (std::uint32_t t = 0; t < 6; ++t) there.sees(sample(t));
    CHECK(there.value() == Approx(plain.value()).epsilon(1e-9));
}

TEST_CASE("all who move alike in addition change nothing: only differences count",
          "[sensors][crowd_pressure][metamorphic]") {
    double values[2];
    for (const int drift : {0, 1}) {
        WatchedLevel area = pressed(6);
        for (std::uint32_t t = 0; t < 6; ++t) {
            SensedPeople people;
            for (std::uint64_t i = 0; i < 200; ++i)
                people.add({Draws{6}.uniform(Purpose::place, i, 2 * t, 0, 16),
                            Draws{6}.uniform(Purpose::place, i, 2 * t + 1, 0, 16)},
                           {Draws{7}.uniform(Purpose::place, i, t, -0.5, 0.5) + drift, 0.0});
            area.sees(people);
        }
        values[drift] = area.value();
    }
    CHECK(values[1] == Approx(values[0]).epsilon(1e-3));
}

TEST_CASE("an area narrower than the kernel still has points, and one without floor has none",
          "[sensors][crowd_pressure]") {
    WatchedLevel narrow = pressed(4, 0, venue_of({box(0, 0, 20, 0.4)}, 8, {box(0, 0, 20, 0.4)}));
    for (int i = 0; i < 4; ++i) {
        SensedPeople people;
        for (double x = 0; x < 20; x += 0.4) people.add({x, 0.2}, {i % 2 == 0 ? 0.5 : -0.5, 0});
        narrow.sees(people);
    }
    CHECK(narrow.value() > 0.05);
    WatchedLevel none = pressed(4, 0, venue_of({box(50, 50, 60, 60)}, 0, {box(0, 0, 20, 20)}));
    for (int i = 0; i < 4; ++i) CHECK(none.sees(everybody(2, {1.0 * i, 0})) == 0);
}

TEST_CASE("a pressure grid that would not fit in memory is refused with a cure",
          "[sensors][crowd_pressure]") {
    CHECK_THROWS_WITH(pressed(60, 0, hall(3000, 3000)),
                      Catch::Contains("9000000 squares") && Catch::Contains("larger kernel_m"));
    CHECK_THROWS_AS(pressed(86400, 0, hall(100, 100)), InputError);
}

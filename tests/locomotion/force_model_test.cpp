#include "locomotion/force_model.h"

#include <cmath>

#include "base/draws.h"
#include "catch.h"
#include "locomotion/bodies.h"
#include "locomotion/force_law.h"

using namespace tidegate;

namespace {

constexpr double push_n = 80 * 1.34 / 0.5;  // mass x wanted speed / tau

/// The overlap at which two bodies push with `force_n`, by bisection.
double overlap_at(const ForceDef& def, double force_n) {
    double low = -1, high = 0.2;
    for (int k = 0; k < 80; ++k) {
        const double middle = 0.5 * (low + high);
        const double force = def.repulsion_n * std::exp(middle / def.repulsion_m) +
                             def.body_kg_per_s2 * std::max(0.0, middle);
        (force < force_n ? low : high) = middle;
    }
    return low;
}

}  // namespace

TEST_CASE("the exponential of the forces is exact to a millionth", "[force]") {
    for (double x = -60; x < 20; x += 0.0137) {
        CAPTURE(x);
        CHECK(double{exp_of(static_cast<float>(x))} == Approx(std::exp(double{static_cast<float>(x)})).epsilon(1e-6));
    }
}

TEST_CASE("somebody alone approaches the free speed as exp(-t / tau), whatever the step", "[force]") {
    for (const float step_s : {0.25f, 0.1f, 0.03f}) {
        Bodies one;
        one.step_s = step_s;
        one.add({5, 5}, {}, {1.34f, 0});
        double t = 0;
        for (int k = 0; k < 12; ++k) {
            one.step();
            t += double{step_s};
            const double left = std::exp(-t / 0.5);
            CAPTURE(step_s, t);
            CHECK(double{one.velocity(0).x} == Approx(1.34 * (1 - left)).epsilon(1e-4));
            CHECK(double{one.position(0).x} - 5 == Approx(1.34 * (t - 0.5 * (1 - left))).margin(0.0015));
            CHECK(one.velocity(0).y == 0);
        }
    }
}

TEST_CASE("what two do to each other is equal and opposite: a crowd without will keeps its momentum", "[force]") {
    const Draws draws{3};
    Bodies crowd;
    double x = 0, y = 0;
    for (int i = 0; i < 100; ++i) {  // 0.36 m apart: every body is pressed by its neighbours
        const auto row = std::uint64_t(i);
        const Vec2f v{float(draws.uniform(Purpose::initial_state, row, 0, -1, 1)),
                      float(draws.uniform(Purpose::initial_state, row, 1, -1, 1))};
        crowd.add({10 + 0.36f * float(i % 10), 10 + 0.36f * float(i / 10)}, v, {});
        x += double{v.x}, y += double{v.y};
    }
    float hardest = 0;
    for (int k = 1; k <= 5; ++k) {
        crowd.step();
        double now_x = 0, now_y = 0;
        for (int i = 0; i < 100; ++i) {
            now_x += double{crowd.velocity(i).x}, now_y += double{crowd.velocity(i).y};
            hardest = std::max(hardest, crowd.contact_n(i));
        }
        const double left = std::exp(-0.1 * k / 0.5);  // legs bring it to rest
        CHECK(now_x == Approx(x * left).margin(2e-3));
        CHECK(now_y == Approx(y * left).margin(2e-3));
    }
    CHECK(hardest > 500);
}

TEST_CASE("two who walk against each other overlap by as much as the law says", "[force]") {
    for (const double repulsion_n : {0.0, 100.0, 2000.0}) {
        Bodies two;
        two.def.force.repulsion_n = repulsion_n;
        two.add({5, 5}, {}, {1.34f, 0});
        two.add({6, 5}, {}, {-1.34f, 0});
        two.run(15);
        const double overlap = overlap_at(two.def.force, push_n);
        const double d = double{length(two.position(1) - two.position(0))};
        CAPTURE(repulsion_n, overlap);
        CHECK(0.4 - d == Approx(overlap).margin(2e-5));
        CHECK(double{two.compression_n_per_m(0)} == Approx(push_n / (2 * 3.14159265 * 0.2)).epsilon(0.005));
        CHECK(double{two.contact_n(0)} == Approx(std::max(0.0, overlap) * 1.2e5).margin(2));
        CHECK(two.contact_n(1) == Approx(two.contact_n(0)).margin(1));
    }
}

TEST_CASE("everyone in a file before a shut line bears the push of all behind, and none when they stop", "[force]") {
    for (const int people : {1, 4, 12}) {
        Bodies file;
        file.def.force.repulsion_n = 0;  // all of the push goes through the bodies
        file.shut({20, 4}, {20, 6}, {-1, 0});
        for (int i = 0; i < people; ++i) file.add({19.5f - 0.41f * float(i), 5}, {}, {1.34f, 0});
        file.run(40);
        for (int i = 0; i < people; ++i) {
            const int behind = people - 1 - i;
            CAPTURE(people, i);
            CHECK(double{file.contact_n(i)} == Approx((2 * behind + 1) * push_n).epsilon(0.02));
            CHECK(file.position(i).x < 20);
        }
        CHECK(double{file.position(0).x} == Approx(19.8 + people * push_n / 1.2e5).margin(0.002));
        for (int i = 0; i < people; ++i) file.want(i, {});
        file.run(12);
        for (int i = 0; i < people; ++i) CHECK(file.contact_n(i) < 0.01 * push_n);
    }
}

TEST_CASE("with the wish to keep apart, contact begins where the push exceeds it", "[force]") {
    const auto hardest = [](int people) {
        Bodies file;
        file.shut({20, 4}, {20, 6}, {-1, 0});
        for (int i = 0; i < people; ++i) file.add({19.5f - 0.55f * float(i), 5}, {}, {1.34f, 0});
        file.run(40);
        return double{file.contact_n(1)};
    };
    CHECK(hardest(8) == Approx(0).margin(1));
    // The second of 16 has 15 x 214 N before it and 14 x 214 N behind it.
    ForceDef def;
    const double before = 1.2e5 * overlap_at(def, 15 * push_n), behind = 1.2e5 * overlap_at(def, 14 * push_n);
    CHECK(hardest(16) == Approx(before + behind).epsilon(0.03));
}

TEST_CASE("two at one place part, and nothing becomes nonsense", "[force]") {
    Bodies two;
    two.add({5, 5}, {}, {});
    two.add({5, 5}, {}, {});
    for (int k = 0; k < 50; ++k) {
        two.step();
        REQUIRE(two.all_finite());
        for (const int i : {0, 1}) CHECK(length(two.velocity(i)) <= most_speed_m_s * 1.001f);
    }
    CHECK(length(two.position(1) - two.position(0)) > 0.4f);
}

TEST_CASE("drag along a contact takes speed from who slides and gives it to the other", "[force]") {
    // B is held by a push towards A; A walks along it.
    const auto slid_m = [](double friction) {
        Bodies two;
        two.def.force.repulsion_n = 0;
        two.def.force.friction_kg_per_m_s = friction;
        two.add({5, 5}, {}, {1.0f, 1.0f});
        two.add({5, 5.399f}, {}, {0, -1.34f});
        two.run(0.3);
        return double{two.position(0).x - two.position(1).x};
    };
    CHECK(slid_m(2.4e5) < 0.9 * slid_m(0));
    CHECK(slid_m(0) > 0.02);
}

#include "viz/scene/fields.h"

#include <cmath>

#include "catch.h"
#include "viz/scene/field_look.h"
#include "viz/scene/fidelity_at.h"
#include "viz/scene/history.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

struct Hall {
    RunData run;
    VenueMesh mesh;

    Hall() {
        run.venue.levels = {{"hall", 0, {{{{0, 0}, {20, 0}, {20, 10}, {0, 10}}, {}}}}};
        run.planes = {{"hall", false, {0, 0}}};
        mesh = make_mesh(run.venue);
    }
    const FloorGrid& floor() const { return mesh.levels[0].grid; }
    FieldGrid field(Field field, const Moment& moment, const History* history = nullptr,
                    double threshold = 4) const {
        return field_of({field, threshold}, floor(), crowd_on(run, mesh, moment, RowsByPlane(moment.agents), {0}, false),
                        history, {0});
    }
};

/// Two rows of passengers through the middle of the hall, the second with velocity `second`.
Moment two_rows(Vec2f first, Vec2f second) {
    Moment moment;
    for (int i = 0; i < 40; ++i) {
        FrameAgent a;
        a.agent = i;
        a.x = 0.25F + 0.5F * static_cast<float>(i / 2);
        a.y = i % 2 == 0 ? 4.75F : 5.25F;
        a.speed_cm_s = 100;
        moment.agents.push_back(a);
        moment.velocity.push_back(i % 2 == 0 ? first : second);
    }
    return moment;
}

StoredFrame crowd_frame(double time, int people) {
    StoredFrame frame{time, 0, {}};
    for (int i = 0; i < people; ++i) {
        FrameAgent a;
        a.agent = i;
        a.x = 5.5F;
        a.y = 5.5F;
        frame.agents.push_back(a);
    }
    return frame;
}

}  // namespace

TEST_CASE("counterflow is 0 where all walk one way and 1 where as many walk against them",
          "[viz][fields]") {
    const Hall hall;
    CHECK(hall.field(Field::counterflow, two_rows({1, 0}, {1, 0})).at(hall.floor(), {5, 5}) ==
          Approx(0).margin(1e-5));
    CHECK(hall.field(Field::counterflow, two_rows({1, 0}, {-1, 0})).at(hall.floor(), {5, 4.9}) >
          0.4);
    const Moment standing = two_rows({0, 0}, {0, 0});
    CHECK(std::isnan(hall.field(Field::counterflow, standing).at(hall.floor(), {5, 5})));
}

TEST_CASE("crowd pressure is the density times the variance of the velocity", "[viz][fields]") {
    const Hall hall;
    CHECK(hall.field(Field::pressure, two_rows({1, 0}, {1, 0})).at(hall.floor(), {5, 5}) ==
          Approx(0).margin(1e-5));
    // Both rows lie in neighbouring cells; between them the weights are even, so mean 0, variance 1.
    const FieldGrid pressure = hall.field(Field::pressure, two_rows({1, 0}, {-1, 0}));
    const FieldGrid density = hall.field(Field::density, two_rows({1, 0}, {-1, 0}));
    const Vec2 p{5.5, 4.5};
    // Weights of the own row 1/2, of the other 1/4: mean 1/3, mean square 1.
    CHECK(pressure.at(hall.floor(), p) ==
          Approx(density.at(hall.floor(), p) * (1 - 1.0 / 9)).epsilon(1e-3));
}

TEST_CASE("the speed field is the mean of those around, and says nothing where nobody is",
          "[viz][fields]") {
    const Hall hall;
    const FieldGrid speed = hall.field(Field::speed, two_rows({1, 0}, {1, 0}));
    CHECK(speed.at(hall.floor(), {5, 5}) == Approx(1));
    CHECK(std::isnan(speed.at(hall.floor(), {15, 1})));
    CHECK(std::isnan(speed.at(hall.floor(), {500, 1})));
}

TEST_CASE("the whole recording knows peaks, where and when they were, and times above thresholds",
          "[viz][fields]") {
    const Hall hall;
    History history = empty_history(hall.mesh);
    for (int i = 0; i <= 10; ++i) {
        // 20 people in one cell are 5 per m2 there.
        const int people = i >= 3 && i < 7 ? 20 : (i == 8 ? 24 : 2);
        add_to(history, hall.run, hall.mesh, crowd_frame(10.0 * i, people), i == 0 ? 0 : 10);
    }
    CHECK(history.until == 100);
    CHECK(history.levels[0].worst.per_m2 == Approx(6));
    CHECK(history.levels[0].worst_at == 80);
    CHECK(history.levels[0].worst.place == Vec2{5.5, 5.5});
    CHECK(worst_level(history) == 0);
    const Moment nobody;
    const FieldGrid above = hall.field(Field::time_above, nobody, &history, 4);
    CHECK(above.at(hall.floor(), {5.5, 5.5}) == Approx(50));
    CHECK(std::isnan(above.at(hall.floor(), {15, 1})));
    CHECK(hall.field(Field::time_above, nobody, &history, 5).at(hall.floor(), {5.5, 5.5}) == Approx(10));
    CHECK(hall.field(Field::peak, nobody, &history).at(hall.floor(), {5.5, 5.5}) == Approx(6));
    CHECK(hall.field(Field::peak, nobody, nullptr).is_empty());
    CHECK(worst_level(empty_history(hall.mesh)) == -1);
}

TEST_CASE("where events move people, how near they are drawn to one another is no peak", "[viz][fields]") {
    Hall hall;
    hall.run.network.venues = {{"", Fidelity::automatic, {}}};
    const auto change = [&](SimTime time, const char* to) {
        hall.run.fidelity_changes.push_back({time, EventKind::fidelity, "venue", {}, to, 0, -1, -1});
    };
    change(35, "micro"), change(65, "network");
    CHECK_FALSE(walks_in_plane(hall.run, {0}, 34));
    CHECK(walks_in_plane(hall.run, {0}, 36));
    CHECK_FALSE(walks_in_plane(hall.run, {0}, 66));
    History history = empty_history(hall.mesh);
    for (int i = 0; i < 10; ++i) add_to(history, hall.run, hall.mesh, crowd_frame(10.0 * i, i == 5 ? 20 : 24), 10);
    CHECK(history.levels[0].worst_at == 40);
    CHECK(history.levels[0].worst.per_m2 == Approx(6));
}

TEST_CASE("Fruin's levels have one colour each, told apart from their neighbours", "[viz][fields]") {
    const double densities[] = {0.2, 0.4, 0.6, 1.0, 1.9, 3};  // A to F on walkways
    for (const Theme theme : {Theme::dark, Theme::light}) {
        for (std::size_t i = 1; i < std::size(densities); ++i) {
            const double before = luminance(field_colour(Field::service, densities[i - 1], 5, theme));
            const double now = luminance(field_colour(Field::service, densities[i], 5, theme));
            CHECK(std::abs(now - before) > 0.02);
        }
    }
    CHECK(field_colour(Field::service, 2.5, 5, Theme::dark) ==
          field_colour(Field::service, 9, 5, Theme::dark));
}

TEST_CASE("less and more have opposite colours of the same strength", "[viz][fields]") {
    for (const Theme theme : {Theme::dark, Theme::light}) {
        const Rgba less = difference_colour(-2, 3, theme), more = difference_colour(2, 3, theme);
        CHECK(less.b > less.r);
        CHECK(more.r > more.b);
        CHECK(std::abs(luminance(less) - luminance(more)) < 0.12);
    }
}

TEST_CASE("values under the cursor have units, and Fruin's letter with a density", "[viz][fields]") {
    CHECK(field_text(Field::density, 3.21, Language::english) == "3.2 people/m² · F");
    CHECK(field_text(Field::time_above, 90, Language::english) == "1.5 min");
    CHECK(field_text(Field::speed, std::nan(""), Language::english) == "–");
    CHECK(field_title(Field::time_above, 4, Language::english) == "time above 4 people/m² [min]");
}

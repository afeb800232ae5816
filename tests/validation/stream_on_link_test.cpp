#include <cmath>

#include "catch.h"
#include "network/walking_curve.h"
#include "validate/cases/stream_on_link.h"

using namespace tidegate;
using cases::StreamOnLink;

namespace {

constexpr double length_m = 180, width_m = 4, free_speed_m_s = 1.34, step_s = 0.1;

struct Course {
    double entered = 0, left = 0, first_left_s = -1, half_left_s = -1;
};
/// `per_s` want in for as long as `lasts_s`; until `ends_s`.
Course feed(StreamOnLink& link, double per_s, double lasts_s, double ends_s) {
    Course course;
    for (int k = 0; k * step_s < ends_s; ++k) {
        const double time_s = k * step_s;
        course.entered += link.step(time_s < lasts_s ? per_s * step_s : 0);
        course.left += link.left();
        if (course.first_left_s < 0 && course.left > 0) course.first_left_s = time_s;
        if (course.half_left_s < 0 && course.left > 0.5 * per_s * lasts_s) course.half_left_s = time_s;
    }
    return course;
}

}  // namespace

TEST_CASE("of a stream on a link nobody is lost", "[validation]") {
    StreamOnLink link(length_m, width_m, free_speed_m_s, step_s);
    const Course course = feed(link, 20, 100, 200);
    CHECK(course.entered == Approx(course.left + link.present()));
    CHECK(link.present() > 0);
}

TEST_CASE("few people walk along a link as fast as alone", "[validation]") {
    StreamOnLink link(length_m, width_m, free_speed_m_s, step_s);
    const Course course = feed(link, 1, 60, 400);  // 0.19 /m2
    CHECK(course.first_left_s == Approx(length_m / free_speed_m_s).margin(2 * step_s));
    CHECK(course.half_left_s == Approx(30 + length_m / free_speed_m_s).margin(1));
    CHECK(course.left == Approx(60));
}

TEST_CASE("a link takes at most Weidmann's 1.22 a metre and second", "[validation]") {
    StreamOnLink link(length_m, width_m, free_speed_m_s, step_s);
    const Course course = feed(link, 20, 300, 300);
    CHECK(course.entered / (300 * width_m) == Approx(1.225).epsilon(0.01));
}

TEST_CASE("in the end as many come off a link as enter, at the speed that their density allows", "[validation]") {
    StreamOnLink link(length_m, width_m, free_speed_m_s, step_s);
    constexpr double per_m_s = 1.058;  // Weidmann at 1 /m2 and 1.34 m/s
    feed(link, per_m_s * width_m, 3000, 3000);
    CHECK(link.left() == Approx(per_m_s * width_m * step_s).epsilon(0.01));
    CHECK(link.present() / (length_m * width_m) == Approx(1).epsilon(0.02));
}

#include <cstring>

#include "base/draws.h"
#include "catch.h"
#include "navigation/field_lookup.h"
#include "navigation/small_world.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

std::vector<VectorWidth> widths_here() {
    std::vector<VectorWidth> widths{VectorWidth::baseline};
    if (widest_vectors() >= VectorWidth::avx2) widths.push_back(VectorWidth::avx2);
    if (widest_vectors() >= VectorWidth::avx512) widths.push_back(VectorWidth::avx512);
    return widths;
}

bool same_bits(const Course& a, const Course& b) { return std::memcmp(&a, &b, sizeof(Course)) == 0; }

}  // namespace

TEST_CASE("sixteen courses looked up together are those of the field, bit for bit", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 30, 12), {hole(10, 3, 12, 9), round_hole({20, 6}, 2)}})};
    venue.exits = {exit_at("out", {{30, 4}, {30, 8}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "out");
    const Draws draws{7};
    for (const VectorWidth width : widths_here()) {
        int answered = 0, asked = 0;
        for (std::uint64_t round = 0; round < 200; ++round) {
            float x[SixteenCourses::places], y[SixteenCourses::places];
            for (std::uint32_t k = 0; k < SixteenCourses::places; ++k) {  // some off the floor, some off the grid
                x[k] = static_cast<float>(draws.uniform(Purpose::place, round, 2 * k, -2, 32));
                y[k] = static_cast<float>(draws.uniform(Purpose::place, round, 2 * k + 1, -2, 14));
            }
            SixteenCourses courses;
            const std::uint32_t found = look_up_sixteen(width, field, x, y, courses);
            for (int k = 0; k < SixteenCourses::places; ++k) {
                const bool is_clear = x[k] > 0.5 && x[k] < 9.5 && y[k] > 0.5 && y[k] < 11.5;
                INFO(name_of(width) << " at " << x[k] << ", " << y[k]);
                asked += is_clear;
                if ((found >> k & 1) == 0) continue;
                answered += is_clear;
                CHECK(same_bits(courses.at(k), field.course({x[k], y[k]})));
            }
        }
        CHECK(asked > 500);
        CHECK(answered == asked);  // amid the floor it knows them all
    }
}

TEST_CASE("a field without nodes answers nothing when sixteen courses are looked up", "[navigation]") {
    const float at[SixteenCourses::places] = {};
    SixteenCourses courses;
    for (const VectorWidth width : widths_here()) CHECK(look_up_sixteen(width, TravelField{}, at, at, courses) == 0);
}

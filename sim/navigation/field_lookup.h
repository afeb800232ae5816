#pragma once
#include <cstdint>

#include "base/vector_width.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// What TravelField::course says at sixteen places.
struct SixteenCourses {
    static constexpr int places = 16;

    alignas(64) float distance_m[places];
    alignas(64) float x[places], y[places];  ///< direction

    Course at(int place) const { return {distance_m[place], {x[place], y[place]}}; }
};

/// Courses at the sixteen places (x[k], y[k]), bit for bit those of TravelField::course, wherever all four nodes around
/// are reached and agree, which is nearly everywhere. Returns a bit for each place where that is so; what `courses` holds for
/// the others is of no use.
std::uint32_t look_up_sixteen(const TravelField& field, const float* x, const float* y, SixteenCourses& courses);
std::uint32_t look_up_sixteen(VectorWidth width, const TravelField& field, const float* x, const float* y,
                              SixteenCourses& courses);

namespace avx512 {
std::uint32_t look_up(const TravelField& field, const float* x, const float* y, SixteenCourses& courses);
}
namespace avx2 {
std::uint32_t look_up(const TravelField& field, const float* x, const float* y, SixteenCourses& courses);
}
namespace baseline {
std::uint32_t look_up(const TravelField& field, const float* x, const float* y, SixteenCourses& courses);
}

}  // namespace tidegate

#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace tidegate {

/// What people do where level of service is judged.
enum class ServiceScale : std::uint8_t { walkway, stair, queue };

/// Letters, best first; as a number A is 1 and F is 6.
enum class ServiceLevel : std::uint8_t { a = 1, b, c, d, e, f };

/// The least area per person [ft2] of levels A to E, and the greatest flow per width [persons per
/// foot and minute] (0: none given): below that of E it is F. J. J. Fruin, "Pedestrian Planning and
/// Design", 1971, as repeated in the Transit Capacity and Quality of Service Manual (TCRP report
/// 165, 2013). Kept in the units in which they were published: metric tables differ by their
/// rounding.
struct ServiceTable {
    std::array<double, 5> least_ft2;
    std::array<double, 5> greatest_per_ft_min;
};
inline constexpr ServiceTable service_tables[] = {
    {{35, 25, 15, 10, 5}, {7, 10, 15, 20, 25}},  // walkway
    {{20, 15, 10, 7, 4}, {5, 7, 10, 13, 17}},    // stair
    {{13, 10, 7, 3, 2}, {0, 0, 0, 0, 0}},        // queue
};

/// The same as densities: the greatest density of levels A to E [1/m2], rising.
constexpr std::array<double, 5> service_limits_per_m2(ServiceScale scale) {
    constexpr double m2_per_ft2 = 0.3048 * 0.3048;
    std::array<double, 5> limits{};
    for (std::size_t i = 0; i < limits.size(); ++i)
        limits[i] = 1 / (service_tables[static_cast<std::size_t>(scale)].least_ft2[i] * m2_per_ft2);
    return limits;
}

/// The level at a density [1/m2]; at a limit the better one, and A where nobody is.
constexpr ServiceLevel level_of_service(ServiceScale scale, double density_per_m2) {
    int level = 1;
    for (const double limit : service_limits_per_m2(scale)) level += density_per_m2 > limit;
    return static_cast<ServiceLevel>(level);
}

/// 'A' to 'F'.
constexpr char letter_of(ServiceLevel level) {
    return static_cast<char>('A' + static_cast<int>(level) - 1);
}

/// "walkway", "stair", "queue": the words of scenario.toml.
const char* name_of(ServiceScale scale);

}  // namespace tidegate

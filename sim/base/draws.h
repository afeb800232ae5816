#pragma once
#include <Random123/philox.h>

#include <cmath>
#include <cstdint>

namespace tidegate {

/// What a random number is for. Each purpose is its own stream, so adding a draw to one
/// never moves another. Values are part of the file format's promise: append, never renumber.
enum class Purpose : std::uint32_t {
    arrival_time = 1,
    place = 2,
    free_speed = 3,
    body = 4,
    route_taste = 5,
    pre_movement = 6,
    service_time = 7,
    patience = 8,
    train = 9,
    side_preference = 10,
    delay = 11,
    compliance = 12,
    initial_state = 13,
    age = 14,
    sex = 15,
    luggage = 16,
    person_class = 17,
    group_size = 18,
    familiar_exit = 19,
    hears_of_closure = 20,
    goods_time = 21,
    second_inspection = 22,
    second_inspection_time = 23,
    stay_time = 24,
    stay_place = 25,
    demand_total = 26,
    demand_share = 27,
    demand_shift = 28,
    headway = 29,
};

/// Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405),
/// keyed by (seed, purpose) and counted by (row, nth). The same arguments always give the same
/// number, whatever was drawn before and on which thread.
struct Draws {
    std::uint64_t seed = 1;

    /// Uniform in the open interval (0, 1), 32 random bits.
    double uniform(Purpose purpose, std::uint64_t row, std::uint32_t nth = 0) const {
        return (block(purpose, row, nth).v[0] + 0.5) * 0x1p-32;
    }
    /// Uniform in (low, high).
    double uniform(Purpose purpose, std::uint64_t row, std::uint32_t nth, double low,
                   double high) const {
        return low + (high - low) * uniform(purpose, row, nth);
    }
    /// Standard normal by Box-Muller from two words of one block.
    double normal(Purpose purpose, std::uint64_t row, std::uint32_t nth = 0) const {
        const auto b = block(purpose, row, nth);
        const double u1 = (b.v[0] + 0.5) * 0x1p-32;
        const double u2 = (b.v[1] + 0.5) * 0x1p-32;
        return std::sqrt(-2.0 * std::log(u1)) * std::cos(2.0 * 3.14159265358979323846 * u2);
    }
    /// Exponential with mean 1.
    double exponential(Purpose purpose, std::uint64_t row, std::uint32_t nth = 0) const {
        return -std::log(uniform(purpose, row, nth));
    }
    /// Standard Gumbel (mean 0.5772): the taste of a logit choice.
    double gumbel(Purpose purpose, std::uint64_t row, std::uint32_t nth = 0) const {
        return -std::log(-std::log(uniform(purpose, row, nth)));
    }

private:
    r123::Philox4x32::ctr_type block(Purpose purpose, std::uint64_t row, std::uint32_t nth) const {
        const r123::Philox4x32::ctr_type counter = {
            {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(row >> 32), nth,
             static_cast<std::uint32_t>(purpose)}};
        const r123::Philox4x32::key_type key = {
            {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
        return r123::Philox4x32{}(counter, key);
    }
};

}  // namespace tidegate

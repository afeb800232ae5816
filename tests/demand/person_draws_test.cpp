#include "demand/person_draws.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "catch.h"
#include "scenario/class_presets.h"
#include "validate/statistics.h"

using namespace tidegate;

namespace {

constexpr int many = 20000;

std::vector<double> drawn(const std::function<double(std::uint64_t)>& draw) {
    std::vector<double> values;
    for (int person = 0; person < many; ++person) values.push_back(draw(std::uint64_t(person)));
    return values;
}
std::vector<double> speeds(const PopulationDef& people) {
    return drawn([&](std::uint64_t person) { return draw_free_speed(people, Draws{5}, person); });
}
std::vector<double> radii(const PopulationDef& people) {
    return drawn([&](std::uint64_t person) { return draw_body_radius(people, Draws{5}, person); });
}
std::vector<double> delays(const PopulationDef& people) {
    return drawn([&](std::uint64_t person) { return draw_pre_movement(people, Draws{5}, person); });
}
/// Above this, a true law is rejected once in a thousand samples (Smirnov's asymptotic value).
double farthest() { return 1.95 / std::sqrt(double(many)); }

double triangular_share(double t, double low, double mode, double high) {
    if (t <= low) return 0;
    if (t >= high) return 1;
    if (t < mode) return (t - low) * (t - low) / ((high - low) * (mode - low));
    return 1 - (high - t) * (high - t) / ((high - low) * (high - mode));
}

}  // namespace

TEST_CASE("pre-movement times follow the law and the parameters that the class gives", "[demand]") {
    PopulationDef people;
    people.pre_movement_law = DelayLaw::lognormal;
    people.pre_movement_log_mean = 4.586, people.pre_movement_log_sd = 0.967;
    CHECK(distance_from(delays(people), lognormal_law(4.586, 0.967)) < farthest());
    people.pre_movement_law = DelayLaw::weibull;
    people.pre_movement_shape = 1.195, people.pre_movement_scale_s = 139.285;
    CHECK(distance_from(delays(people), weibull_law(139.285, 1.195)) < farthest());
    people.pre_movement_law = DelayLaw::gamma;
    for (const double shape : {0.4, 1.291, 6.0}) {
        people.pre_movement_shape = shape, people.pre_movement_scale_s = 103.9;
        CHECK(distance_from(delays(people), gamma_law(shape, 103.9)) < farthest());
    }
    people.pre_movement_law = DelayLaw::triangular;
    people.pre_movement_min_s = 10, people.pre_movement_mode_s = 25, people.pre_movement_max_s = 90;
    CHECK(distance_from(delays(people), [](double t) { return triangular_share(t, 10, 25, 90); }) < farthest());
}

TEST_CASE("cuts of a pre-movement law hold, and no time is negative", "[demand]") {
    PopulationDef people;
    people.pre_movement_law = DelayLaw::normal;
    people.pre_movement_mean_s = 5, people.pre_movement_sd_s = 10;
    for (const double t : delays(people)) REQUIRE(t >= 0);
    people.pre_movement_min_s = 2, people.pre_movement_max_s = 12;
    const std::vector<double> times = delays(people);
    CHECK(*std::min_element(times.begin(), times.end()) >= 2);
    CHECK(*std::max_element(times.begin(), times.end()) <= 12);
}

TEST_CASE("a uniform law of free speeds fills its limits evenly", "[demand]") {
    PopulationDef people;
    people.free_speed_law = SpeedLaw::uniform;
    people.free_speed_min_m_s = 0.97, people.free_speed_max_m_s = 1.62;
    CHECK(distance_from(speeds(people), uniform_law(0.97, 1.62)) < farthest());
}

TEST_CASE("women walk at 1.27 where men walk at 1.41, and told apart they spread as before", "[demand]") {
    PopulationDef people;
    people.free_speed_law = SpeedLaw::by_age;
    people.age_min = people.age_max = 40;
    people.free_speed_min_m_s = 0.1, people.free_speed_max_m_s = 3;
    people.women_share = 1;
    const double women = mean_of(speeds(people));
    people.women_share = 0;
    const double men = mean_of(speeds(people));
    CHECK(women / men == Approx(1.27 / 1.41).epsilon(0.01));
    people.women_share = 0.5;
    CHECK(mean_of(speeds(people)) == Approx(mean_speed_at_age(40)).epsilon(0.01));
    CHECK(sd_of(speeds(people)) == Approx(0.31).margin(0.01));
}

TEST_CASE("motivation multiplies everybody's free speed", "[demand]") {
    PopulationDef people;
    const std::vector<double> usual = speeds(people);
    people.motivation = 1.3;
    const std::vector<double> urged = speeds(people);
    for (std::size_t i = 0; i < usual.size(); ++i) REQUIRE(urged[i] == Approx(1.3 * usual[i]));
}

TEST_CASE("bodies spread as given, and luggage makes its share of the class wider and slower", "[demand]") {
    PopulationDef people;
    people.body_radius_m = 0.22, people.body_radius_sd_m = 0.02;
    const std::vector<double> bodies = radii(people);
    CHECK(mean_of(bodies) == Approx(0.22).margin(0.001));
    // A normal law cut at two standard deviations has 0.88 of one.
    CHECK(sd_of(bodies) == Approx(0.88 * 0.02).epsilon(0.03));
    CHECK(*std::max_element(bodies.begin(), bodies.end()) <= 0.26);
    PopulationDef laden = people;
    laden.luggage_share = 0.3, laden.luggage_radius_m = 0.1, laden.luggage_speed_factor = 0.8;
    const std::vector<double> wide = radii(laden), slow = speeds(laden), usual = speeds(people);
    int carrying = 0;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        const bool carries = wide[i] > bodies[i] + 0.05;
        carrying += carries;
        REQUIRE(wide[i] == Approx(bodies[i] + (carries ? 0.1 : 0)));
        REQUIRE(slow[i] == Approx(usual[i] * (carries ? 0.8 : 1)));
    }
    CHECK(carrying == Approx(0.3 * many).margin(4 * std::sqrt(0.21 * many)));
}

TEST_CASE("every built-in class can be drawn from, within its limits", "[demand]") {
    for (const ClassPreset& preset : class_presets()) {
        const PopulationDef people = preset_class(preset.name);
        CAPTURE(preset.name);
        const std::vector<double> drawn_speeds = speeds(people), drawn_radii = radii(people);
        CHECK(*std::min_element(drawn_speeds.begin(), drawn_speeds.end()) >= people.free_speed_min_m_s);
        CHECK(*std::max_element(drawn_speeds.begin(), drawn_speeds.end()) <= people.free_speed_max_m_s);
        CHECK(*std::min_element(drawn_radii.begin(), drawn_radii.end()) >= 0.1);
    }
}

TEST_CASE("stays follow a gamma law of the mean and spread given, from when they count", "[demand][stays]") {
    StayDef stay;
    stay.mean_s = 1800, stay.sd_s = 900;
    const auto ends = [&](SimTime arrived) {
        return drawn([&, arrived](std::uint64_t person) { return draw_stay_end(stay, Draws{5}, person, 0, arrived); });
    };
    CHECK(distance_from(ends(0), gamma_law(4, 450)) < farthest());
    stay.counts_from = 1000;
    for (const double end : ends(400)) CHECK(end > 1000);
    for (const double end : ends(1500)) CHECK(end > 1500);
    stay.leaves_by = 2000, stay.leaves_within_s = 300;
    const std::vector<double> cut = ends(400);
    for (const double end : cut) CHECK(end <= 2000);
    // By far most would stay longer: those sent away set out evenly over the last 300 s.
    const auto last_150_s = std::count_if(cut.begin(), cut.end(), [](double end) { return end > 1850; });
    const auto last_300_s = std::count_if(cut.begin(), cut.end(), [](double end) { return end > 1700; });
    CHECK(double(last_150_s) / double(last_300_s) == Approx(0.5).margin(0.02));
    stay.sd_s = 0, stay.leaves_by = -1, stay.counts_from = -1;
    CHECK(draw_stay_end(stay, Draws{5}, 1, 0, 77) == 1877);
}

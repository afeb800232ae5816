#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "engine/simulation.h"
#include "scenario/scenario.h"

using namespace tidegate;

namespace {

// The scenario's README as a fluid: 4 a second for ten minutes through two links, each of which passes `per_m_s` times its
// width; the short one is closed from 240 s to 480 s. Who comes, and who stands before the short link when it closes,
// takes the quicker way.
class TwoLinkFluid {
public:
    explicit TwoLinkFluid(double per_m_s) : short_per_s_(2 * per_m_s), long_per_s_(4 * per_m_s) {
        for (double t = 0; t < 1200; t += step_s) step(t);
    }
    double arrived_by(double time_s) const {
        double sum = 0;
        for (const auto& [at, people] : arrivals_) sum += at <= time_s ? people : 0;
        return sum;
    }

private:
    static constexpr double step_s = 0.1, speed_m_s = 1.34;
    static constexpr double hall_s = 36.5 / speed_m_s, short_s = 60 / speed_m_s, long_s = 180 / speed_m_s,
                            station_s = 20 / speed_m_s;

    void step(double t) {
        const bool is_closed = t >= 240 && t < 480;
        const double come = t >= hall_s && t < 600 + hall_s ? 4 * step_s : 0;
        if (is_closed) {
            long_queue_ += short_queue_ + come;
            short_queue_ = 0;
        } else {
            const bool is_short = short_queue_ / short_per_s_ + short_s <= long_queue_ / long_per_s_ + long_s;
            (is_short ? short_queue_ : long_queue_) += come;
        }
        pass(short_queue_, is_closed ? 0 : short_per_s_, t + short_s + station_s);
        pass(long_queue_, long_per_s_, t + long_s + station_s);
    }
    void pass(double& queue, double per_s, double arrive) {
        const double people = std::min(queue, per_s * step_s);
        queue -= people;
        arrivals_.emplace_back(arrive, people);
    }

    double short_per_s_, long_per_s_, short_queue_ = 0, long_queue_ = 0;
    std::vector<std::pair<double, double>> arrivals_;
};

int row_of(const Simulation& simulation, const std::string& name) {
    const auto names = simulation.portal_names();
    return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

TEST_CASE("over two links, one of them closed for a while, people arrive as a fluid does", "[scenarios][venues][slow]") {
    const Scenario s = load_scenario(std::string(TIDEGATE_SOURCE_DIR) + "/scenarios/two_link_diversion");
    Simulation simulation(s);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    CHECK(simulation.counts().exited == 2400);

    const int trains = row_of(simulation, "station/trains"), short_link = row_of(simulation, "short lower end");
    std::vector<double> arrived;
    for (const Crossing& crossing : simulation.crossings()) {
        if (crossing.portal == trains) arrived.push_back(crossing.time);
        // The plan's times count from the first who appears, within the first second.
        if (crossing.portal == short_link) CHECK_FALSE((crossing.time > 241.5 && crossing.time < 480));
    }
    const TwoLinkFluid slow(1.2), fast(1.9);
    constexpr double tolerance = 0.025 * 2400;
    for (const double time_s : {180.0, 240.0, 300.0, 360.0, 420.0, 480.0, 540.0, 600.0, 660.0, 720.0, 780.0}) {
        const auto so_far = std::count_if(arrived.begin(), arrived.end(), [&](double t) { return t <= time_s; });
        CAPTURE(time_s, so_far);
        CHECK(static_cast<double>(so_far) >= slow.arrived_by(time_s) - tolerance);
        CHECK(static_cast<double>(so_far) <= fast.arrived_by(time_s) + tolerance);
    }
}

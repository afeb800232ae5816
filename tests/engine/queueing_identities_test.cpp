#include <array>

#include "base/chunks.h"
#include "catch.h"
#include "engine/estimate.h"
#include "engine/station_parts.h"

using namespace tidegate;

// Mean waits before gates against queueing theory (Kleinrock 1975, Queueing Systems I, ch. 3 to 5). People come by
// chance (uniform in time: Poisson for given numbers), walk up one behind the other and wait in a free queue before one
// lane, or in a snake before several.

namespace {

constexpr std::size_t seeds = 12;

struct Servers {
    int lanes = 1;
    ServiceLaw law = ServiceLaw::constant;
    double mean_s = 6;
    double load = 0.6;  ///< arrivals over what all lanes can serve
    int people = 1200;  ///< many: a run that begins empty waits less, by 1 % with 1,200 people

    double per_s() const { return load * lanes / mean_s; }
};

Scene hall(const Servers& servers, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 26, 4));
    scene.entrance("west", rectangle(2, 1.5, 3, 2.5)).exit("east", {{26, 1}, {26, 3}});
    add_gate(scene.scenario, {{20, 0}, {20, 4}}, servers.lanes, servers.lanes, {servers.law, servers.mean_s, 0});
    if (servers.lanes > 1) {
        QueueDef& queue = scene.scenario.facilities[0].queue;
        queue.shape = QueueShape::snake;
        queue.path = {{8, 2}, {18.6, 2}};
    }
    const double within_s = servers.people / servers.per_s();
    scene.crowd(0, 0, servers.people).free_speed(1.3).seed(seed).runs_for(within_s + 2000);
    scene.scenario.demand.rows[0].to = within_s;
    return scene;
}

/// From being due to having passed the gate, mean of all.
double mean_time_s(const Servers& servers, std::uint64_t seed) {
    const ThreadsHere one(1);
    const Scene scene = hall(servers, seed);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < servers.people) simulation.step();
    REQUIRE(simulation.counts().exited == servers.people);
    double sum_s = 0;
    int passed = 0;
    for (const Crossing& c : simulation.crossings()) {
        if (!simulation.portal_names()[std::size_t(c.portal)].starts_with("gate")) continue;
        sum_s += c.time - simulation.agents()[std::size_t(c.agent)].due_s;
        ++passed;
    }
    REQUIRE(passed == servers.people);
    return sum_s / passed;
}

/// The same way with hardly anybody about and a second of service.
double undisturbed_s(Servers servers) {
    servers.law = ServiceLaw::constant, servers.mean_s = 1, servers.load = 0.02 / servers.lanes, servers.people = 60;
    return mean_time_s(servers, 99) - servers.mean_s;
}

Estimate wait_of(const Servers& servers) {
    const double way_s = undisturbed_s(servers);
    std::array<double, seeds> waits_s{};
    for (std::size_t k = 0; k < seeds; ++k) waits_s[k] = mean_time_s(servers, k + 1) - way_s - servers.mean_s;
    return estimate(waits_s);
}

/// Mean wait by Pollaczek and Khinchine; `spread`: coefficient of variation of the service.
double one_server_s(double per_s, double mean_s, double spread) {
    const double load = per_s * mean_s;
    return load * mean_s * (1 + spread * spread) / (2 * (1 - load));
}

/// Mean wait by Erlang C.
double many_servers_s(int servers, double per_s, double mean_s) {
    const double offered = per_s * mean_s;
    double term = 1, sum = 1;
    for (int k = 1; k < servers; ++k) term *= offered / k, sum += term;
    term *= offered / servers;
    const double all_busy = term / (1 - offered / servers);
    return all_busy / (sum + all_busy) * mean_s / (servers - offered);
}

double expected_s(const Servers& servers, double mean_s) {
    const double spread = servers.law == ServiceLaw::exponential ? 1 : 0;
    return servers.lanes == 1 ? one_server_s(servers.per_s(), mean_s, spread)
                              : many_servers_s(servers.lanes, servers.per_s(), mean_s);
}

/// Within 3 standard errors of the wait for the service as given or, at most, `late_s` longer: a service ends with
/// the step in which its time is over, and the next one may begin a step later.
void check_wait(const Servers& servers, double late_s) {
    check_between(wait_of(servers), expected_s(servers, servers.mean_s), expected_s(servers, servers.mean_s + late_s), 0.12);
}

}  // namespace

TEST_CASE("before one lane with constant service people wait as in M/D/1", "[engine][queues][identities]") {
    check_wait({.lanes = 1, .law = ServiceLaw::constant, .mean_s = 6, .load = 0.7}, 0.2);
}

TEST_CASE("before one lane with exponential service people wait as in M/M/1", "[engine][queues][identities]") {
    check_wait({.lanes = 1, .law = ServiceLaw::exponential, .mean_s = 6, .load = 0.6}, 0.2);
}

TEST_CASE("in a snake before three lanes people wait as in M/M/3", "[engine][queues][identities]") {
    // Who comes from the head walks for up to 1.3 s; of a service of 18 s by chance 0.05 s are lost by that.
    check_wait({.lanes = 3, .law = ServiceLaw::exponential, .mean_s = 18, .load = 0.7}, 0.25);
}

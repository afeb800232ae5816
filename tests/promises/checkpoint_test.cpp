#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <random>

#include "base/chunks.h"
#include "base/state_bytes.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/full_scenes.h"

using namespace tidegate;

namespace {

/// All that comes out of a run.
struct Output {
    std::vector<std::uint64_t> hashes;  ///< after each step from some step on
    std::vector<std::vector<double>> observed;
    std::vector<std::string> words;     ///< events, crossings, level changes, passengers, outcomes
};

std::string in_words(const Event& e) {
    return fmt::format("{} {} {} {} {} {} {} {}", e.time, int(e.kind), e.subject, e.who, e.detail, e.value, e.ordered, e.agent);
}

std::vector<std::string> in_words(const Frame& frame) {
    std::vector<std::string> words;
    for (const FrameAgent& a : frame.agents) {
        words.push_back(fmt::format("{} {} {} {} {} {}", a.agent, a.x, a.y, a.speed_cm_s, a.plane, a.state));
    }
    return words;
}

void step_on(Simulation& simulation, double until_s, Output& output) {
    while (simulation.now() < until_s) {
        simulation.step();
        output.hashes.push_back(simulation.state_hash());
        const auto values = simulation.observables();
        output.observed.emplace_back(values.begin(), values.end());
    }
}

void end(Simulation& simulation, Output& output) {
    simulation.finish();
    for (const Event& e : simulation.events()) output.words.push_back(in_words(e));
    for (const Crossing& c : simulation.crossings()) {
        output.words.push_back(fmt::format("{} {} {} {}", c.time, c.agent, c.portal, c.direction));
    }
    for (const LevelChange& c : simulation.level_changes()) {
        output.words.push_back(fmt::format("{} {} {} {}", c.rule.row, int(c.after), c.crossed_s, c.known_s));
    }
    for (const AgentRecord& a : simulation.agents()) {
        output.words.push_back(fmt::format("{} {} {} {} {}", a.appeared_s, a.left_s, a.free_speed_m_s, a.origin_portal, a.fate));
    }
    for (const Outcome& o : simulation.outcomes()) output.words.push_back(fmt::format("{} {} {}", o.name, o.value, o.at));
    output.words.push_back(fmt::format("{}", simulation.agent_steps()));
}

/// The first row in which they differ; -1: they are the same.
template <class T>
std::ptrdiff_t first_difference(const std::vector<T>& a, const std::vector<T>& b) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return in_a == a.end() && in_b == b.end() ? -1 : in_a - a.begin();
}

}  // namespace

TEST_CASE("same seed, same result, bit for bit, from a checkpoint as from the start, on any number of threads",
          "[promises][checkpoint]") {
    std::mt19937 random(7);
    for (const FullScene& scene : full_scenes()) {
        const double at_s = std::uniform_real_distribution<double>(0.3, 0.7)(random) * scene.until_s;
        CAPTURE(scene.name, at_s);
        Output whole, later;
        Simulation first(scene.scenario);
        {
            const ThreadsHere one(1);
            Output before;
            step_on(first, at_s, before);
        }
        const Checkpoint checkpoint = first.checkpoint();
        const std::vector<std::string> seen = in_words(first.frame());
        CHECK(checkpoint.state_hash == first.state_hash());
        {
            const ThreadsHere one(1);
            step_on(first, scene.until_s, whole);
            end(first, whole);
        }
        const ThreadsHere two(2);
        Simulation second(scene.scenario, checkpoint);
        CHECK(first_difference(in_words(second.frame()), seen) == -1);
        step_on(second, scene.until_s, later);
        end(second, later);
        REQUIRE(first.counts().present > 0);
        CHECK(first_difference(whole.hashes, later.hashes) == -1);
        CHECK(first_difference(whole.observed, later.observed) == -1);
        CHECK(first_difference(whole.words, later.words) == -1);
    }
}

TEST_CASE("a run can be saved at the very moments at which something happens, and at any other", "[promises][checkpoint]") {
    constexpr std::size_t follows = 20;
    std::mt19937 random(11);
    for (const FullScene& scene : full_scenes()) {
        CAPTURE(scene.name);
        Simulation whole(scene.scenario);
        std::vector<std::uint64_t> hashes;
        std::vector<Checkpoint> saved{whole.checkpoint()};
        std::vector<std::size_t> at{0};
        std::size_t told = 0, moments = 0;
        std::uniform_int_distribution<int> now_and_then(0, static_cast<int>(scene.until_s / scene.scenario.step_s / 25));
        while (whole.now() < scene.until_s) {
            whole.step();
            hashes.push_back(whole.state_hash());
            const bool is_moment = whole.events().size() > told && ++moments <= 25;
            told = whole.events().size();
            if (!is_moment && now_and_then(random) != 0) continue;
            saved.push_back(whole.checkpoint());
            at.push_back(hashes.size());
        }
        REQUIRE(saved.size() > 10);
        for (std::size_t k = 0; k < saved.size(); ++k) {
            Simulation again(scene.scenario, saved[k]);
            for (std::size_t step = at[k]; step < std::min(hashes.size(), at[k] + follows); ++step) {
                CAPTURE(at[k], step);
                again.step();
                REQUIRE(again.state_hash() == hashes[step]);
            }
        }
    }
}

TEST_CASE("bytes that are not a state of the scenario are refused", "[promises][checkpoint]") {
    const std::vector<FullScene> scenes = full_scenes();
    Simulation simulation(scenes[2].scenario);
    for (int k = 0; k < 50; ++k) simulation.step();
    const Checkpoint good = simulation.checkpoint();
    CHECK_NOTHROW(Simulation(scenes[2].scenario, good));
    Checkpoint bad = good;
    bad.state.pop_back();
    CHECK_THROWS_AS(Simulation(scenes[2].scenario, bad), BadState);
    bad.state.resize(good.state.size() + 1);
    CHECK_THROWS_AS(Simulation(scenes[2].scenario, bad), BadState);
    bad.state.resize(100);
    CHECK_THROWS_AS(Simulation(scenes[2].scenario, bad), BadState);
    bad = good;
    ++bad.state_hash;
    CHECK_THROWS_AS(Simulation(scenes[2].scenario, bad), BadState);
}

#include "viz/stage/read_through.h"

#include <algorithm>

#include "viz/data/run_data.h"

namespace tidegate::viz {

namespace {

constexpr double most_moments = 600;
constexpr double most_moments_of_waits = 3600;
constexpr std::size_t publish_every = 60;

double step_of(const RunData& run, double moments) {
    return std::max(run.planned_end_s, run.recorded_end_s) / moments;
}

}  // namespace

void read_history(FrameCache& frames, const RunData& run, const VenueMesh& mesh, History so_far,
                  const std::stop_token& stop, const Background<History>::Publish& publish) {
    const std::vector<double> times = frames.times();
    const double step_s = step_of(run, most_moments);
    const bool is_new = so_far.until <= 0;
    std::size_t looked = 0;
    SimTime last = so_far.until;
    for (std::size_t i = 0; i < times.size() && !stop.stop_requested(); ++i) {
        const bool is_first = is_new && looked == 0;
        if (!is_first && times[i] < last + step_s - 1e-6) continue;
        if (!is_first && times[i] <= last) continue;
        add_to(so_far, run, mesh, *frames.frame_once(i), is_first ? 0 : times[i] - last);
        last = times[i];
        if (++looked % publish_every == 0) publish(std::make_shared<const History>(so_far));
    }
    so_far.is_whole = !stop.stop_requested();
    publish(std::make_shared<const History>(so_far));
}

void read_waits(FrameCache& frames, const RunData& run, Waits so_far, const std::stop_token& stop,
                const Background<Waits>::Publish& publish) {
    const std::vector<double> times = frames.times();
    const double step_s = step_of(run, most_moments_of_waits);
    const bool is_new = so_far.until <= 0;
    std::size_t looked = 0, next_to_publish = publish_every;
    for (std::size_t i = 0; i < times.size() && !stop.stop_requested(); ++i) {
        const bool is_first = is_new && looked == 0;
        if (!is_first && times[i] < so_far.until + step_s - 1e-6) continue;
        add_to(so_far, *frames.frame_once(i), is_first ? 0 : times[i] - so_far.until);
        // Ever more rarely: each copy is of all so far.
        if (++looked < next_to_publish) continue;
        publish(std::make_shared<const Waits>(so_far));
        next_to_publish = looked + publish_every + looked / 4;
    }
    so_far.is_whole = !stop.stop_requested();
    publish(std::make_shared<const Waits>(std::move(so_far)));
}

void read_journey(FrameCache& frames, const RunData& run, int agent, const std::stop_token& stop,
                  const Background<Journey>::Publish& publish) {
    Journey journey;
    journey.agent = agent;
    add_to(journey, run, frames.crossings());
    const std::vector<double> times = frames.times();
    SimTime from = 0, to = run.recorded_end_s;
    if (agent >= 0 && static_cast<std::size_t>(agent) < run.agents.size()) {
        const AgentRecord& record = run.agents[static_cast<std::size_t>(agent)];
        if (record.appeared_s >= 0) from = record.appeared_s;
        if (record.left_s >= 0) to = record.left_s;
    }
    const auto first = std::lower_bound(times.begin(), times.end(), from) - times.begin();
    for (std::size_t i = static_cast<std::size_t>(first); i < count_until(times, to); ++i) {
        if (stop.stop_requested()) return;
        add_to(journey, *frames.frame_once(i));
        if (i % publish_every == 0) publish(std::make_shared<const Journey>(journey));
    }
    publish(std::make_shared<const Journey>(journey));
}

}  // namespace tidegate::viz

#include "viz/data/frame_cache.h"

#include <algorithm>
#include <cmath>

#include "viz/data/run_data.h"

namespace tidegate::viz {

namespace {

FrameAgent mix(const FrameAgent& a, const FrameAgent& b, float share) {
    if (a.plane != b.plane) return share < 0.5F ? a : b;
    FrameAgent middle = share < 0.5F ? a : b;
    middle.x = a.x + (b.x - a.x) * share;
    middle.y = a.y + (b.y - a.y) * share;
    const float speed = a.speed_cm_s + (static_cast<float>(b.speed_cm_s) - a.speed_cm_s) * share;
    middle.speed_cm_s = static_cast<std::uint16_t>(std::lround(speed));
    return middle;
}

}  // namespace

std::vector<FrameAgent> between(const std::vector<FrameAgent>& before,
                                const std::vector<FrameAgent>& after, double share) {
    std::vector<FrameAgent> result;
    result.reserve(std::max(before.size(), after.size()));
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        const bool only_a = b == after.end() || (a != before.end() && a->agent < b->agent);
        const bool only_b = !only_a && (a == before.end() || b->agent < a->agent);
        if (only_a) {
            if (share < 0.5) result.push_back(*a);
            ++a;
        } else if (only_b) {
            if (share >= 0.5) result.push_back(*b);
            ++b;
        } else {
            result.push_back(mix(*a++, *b++, static_cast<float>(share)));
        }
    }
    return result;
}

FrameCache::FrameCache(FrameSource& source, std::size_t capacity)
    : source_(source), capacity_(std::max<std::size_t>(2, capacity)) {}

const StoredFrame& FrameCache::frame(std::size_t index) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.index == index; });
    if (found != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, found);
        return entries_.front().frame;
    }
    entries_.push_front({index, source_.read(index)});
    ++reads_;
    if (entries_.size() > capacity_) entries_.pop_back();
    return entries_.front().frame;
}

std::vector<FrameAgent> FrameCache::agents_at(SimTime time) {
    if (frames() == 0) return {};
    const std::vector<double>& times = source_.times();
    const std::size_t until = count_until(times, time);
    if (until == 0) return {};
    const StoredFrame& before = frame(until - 1);
    if (until == times.size() || time <= before.time) return before.agents;
    const StoredFrame& after = frame(until);
    return between(before.agents, after.agents, (time - before.time) / (after.time - before.time));
}

}  // namespace tidegate::viz

#include "viz/data/moment.h"

#include <algorithm>
#include <cmath>

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

Vec2f velocity_of(const FrameAgent& a, const FrameAgent& b, double apart_s) {
    if (a.plane != b.plane || apart_s <= 0) return {};
    const auto per_s = static_cast<float>(1 / apart_s);
    return {(b.x - a.x) * per_s, (b.y - a.y) * per_s};
}

void add(Moment& moment, const FrameAgent& agent, Vec2f velocity) {
    moment.agents.push_back(agent);
    moment.velocity.push_back(velocity);
}

}  // namespace

Moment between(const StoredFrame& before, const StoredFrame& after, double share) {
    const double apart_s = after.time - before.time;
    Moment result;
    result.time = before.time + share * apart_s;
    result.agents.reserve(std::max(before.agents.size(), after.agents.size()));
    result.velocity.reserve(result.agents.capacity());
    auto a = before.agents.begin();
    auto b = after.agents.begin();
    while (a != before.agents.end() || b != after.agents.end()) {
        const bool has_a = a != before.agents.end(), has_b = b != after.agents.end();
        if (has_a && (!has_b || a->agent < b->agent)) {
            if (share < 0.5) add(result, *a, {});
            ++a;
        } else if (has_b && (!has_a || b->agent < a->agent)) {
            if (share >= 0.5) add(result, *b, {});
            ++b;
        } else {
            add(result, mix(*a, *b, static_cast<float>(share)), velocity_of(*a, *b, apart_s));
            ++a;
            ++b;
        }
    }
    return result;
}

Moment moment_of(const StoredFrame& frame) {
    return {frame.time, frame.agents, std::vector<Vec2f>(frame.agents.size())};
}

int row_of_agent(const std::vector<FrameAgent>& agents, int agent) {
    const auto found =
        std::lower_bound(agents.begin(), agents.end(), agent,
                         [](const FrameAgent& one, int wanted) { return one.agent < wanted; });
    if (found == agents.end() || found->agent != agent) return -1;
    return static_cast<int>(found - agents.begin());
}

}  // namespace tidegate::viz

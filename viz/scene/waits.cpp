#include "viz/scene/waits.h"

#include <algorithm>

namespace tidegate::viz {

double Waits::waited_s(int agent, SimTime time) const {
    const auto row = static_cast<std::size_t>(agent);
    if (agent < 0 || row >= of_agent.size()) return 0;
    double sum = 0;
    for (const WaitSpell& spell : of_agent[row]) {
        sum += std::max(0.0, std::min<double>(spell.to_s, time) - spell.from_s);
    }
    return sum;
}

bool is_waiting(const FrameAgent& agent) {
    switch (static_cast<AgentState>(agent.state)) {
        case AgentState::queueing:
        case AgentState::waiting_for_train:
        case AgentState::held:
        case AgentState::stuck: return true;
        case AgentState::walking: return agent.speed_cm_s < 100 * standing_m_s;
        case AgentState::in_service:
        case AgentState::staying: return false;
    }
    return false;
}

void add_to(Waits& waits, const StoredFrame& frame, double for_s) {
    constexpr float same_s = 0.05F;  // times of a day as float are exact to a hundredth
    const auto from = static_cast<float>(frame.time - for_s), to = static_cast<float>(frame.time);
    for (const FrameAgent& agent : frame.agents) {
        if (!is_waiting(agent) || agent.agent < 0) continue;
        const auto row = static_cast<std::size_t>(agent.agent);
        if (row >= waits.of_agent.size()) waits.of_agent.resize(row + 1);
        std::vector<WaitSpell>& spells = waits.of_agent[row];
        if (!spells.empty() && from - spells.back().to_s < same_s) {
            spells.back().to_s = to;
        } else {
            spells.push_back({from, to});
        }
    }
    waits.until = frame.time;
}

}  // namespace tidegate::viz

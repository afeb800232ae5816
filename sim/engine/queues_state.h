#pragma once
#include <cstdint>
#include <vector>

namespace tidegate {

/// What somebody holds who has joined an ordered queue (line or snake): a turn, and where to stand meanwhile.
struct QueueTicket {
    std::int16_t queue = -1;  ///< row of Site::queue_lines; -1: none
    bool is_called = false;   ///< it is this one's turn: walks up to the lane, which serves nobody else
    std::int32_t rank = -1;   ///< so many of the queue come before; -1: called
    std::int32_t spot = -1;   ///< of the overflow; -1: none, or the rank has a place in the line
    float at_m = 0;           ///< snake: so far behind its head on the path
    std::int32_t walker = -1; ///< row of the walkers, while the queues are put in order
};

/// Those who may join a queue in this step.
struct QueueCandidate {
    float way_m;  ///< to the first free place, when the step began
    std::int32_t agent;
    std::int32_t walker;
};

/// Who stands where in the ordered queues. Empty when no facility has one.
struct QueuesState {
    std::vector<QueueTicket> tickets;                 ///< [agent]
    std::vector<std::vector<std::int32_t>> in_order;  ///< [queue] agents by their turn, without those called
    std::vector<std::int32_t> spot_holder;            ///< [waiting spot] agent; -1: free
    std::vector<std::int32_t> called_to;              ///< [portal] agent; -1: nobody
    std::vector<std::vector<QueueCandidate>> candidates;  ///< [queue] scratch

    bool is_called(std::int32_t agent) const {
        return !tickets.empty() && tickets[static_cast<std::size_t>(agent)].is_called;
    }
    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(tickets, in_order, spot_holder, called_to);
    }
};
static_assert(sizeof(QueuesState) == 120, "a field was added: if it is state, name it in for_each_field");

}  // namespace tidegate

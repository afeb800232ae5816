#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/sim_time.h"
#include "base/vec2.h"
#include "network/walking_file.h"

namespace tidegate {

/// none: not in a zone of network fidelity. without_way: stands where it is until ways change. waits_for_place: the zone
/// has become micro, and there is no free place yet. stays: visits the area in which it stands.
enum class NetworkActivity : std::uint8_t { none, sets_out, walks, queues, in_service, without_way, waits_for_place, stays };

/// A passenger while in a zone of network fidelity; 48 bytes.
struct NetworkPassenger {
    SimTime due = 0;          ///< of its next event: sets out, has walked a piece, has been served
    float left_m = 0;         ///< way to the target that is left then
    float way_m = 0;          ///< whole way from where it entered the zone
    float speed_m_s = 0;      ///< on this piece
    float free_speed_m_s = 0; ///< own, on the level
    std::int32_t target = -1; ///< 2 * portal + side
    std::int32_t from = -1;   ///< 2 * portal + direction last crossed into the zone; -1: began its way at `at`, anywhere
    Vec2f at;                 ///< where its way begins
    std::int16_t zone = -1;
    NetworkActivity activity = NetworkActivity::none;
};

/// Something that happens at an exact time: to a passenger, or a queue may let the next one pass. Ties by kind, then by
/// row, so that the order depends on nothing else.
struct NetworkEvent {
    enum Kind : std::int32_t { passenger, queue };
    SimTime time = 0;
    Kind kind = passenger;
    std::int32_t row = 0;

    bool comes_after(const NetworkEvent& other) const {
        if (time != other.time) return time > other.time;
        return kind != other.kind ? kind > other.kind : row > other.row;
    }
};

/// Those who wait at one side of a line, or before all lanes of a facility; first come, first served.
struct NetworkQueue {
    std::vector<std::int32_t> agents;  ///< from `head` on
    std::size_t head = 0;
    double since_sum_s = 0;   ///< of the times at which they came
    bool is_called = false;   ///< an event of it is pending
    bool lacks_room = false;  ///< the first could pass, had the zone beyond room

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(agents, head, since_sum_s, is_called, lacks_room);
    }

    std::size_t size() const { return agents.size() - head; }
    bool is_empty() const { return head == agents.size(); }
    std::int32_t front() const { return agents[head]; }
    void push(std::int32_t agent, SimTime time) {
        agents.push_back(agent);
        since_sum_s += time;
    }
    void pop(SimTime came) {
        ++head;
        since_sum_s -= came;
        if (head < 32 || head < agents.size() / 2) return;
        agents.erase(agents.begin(), agents.begin() + static_cast<std::ptrdiff_t>(head));
        head = 0;
    }
};

static_assert(sizeof(NetworkQueue) == 48, "a field was added: name it in for_each_field");

/// People of one zone.
struct ZoneCrowd {
    std::int32_t people = 0, walking = 0;
    std::int32_t staying = 0;  ///< NetworkActivity::stays
    std::int32_t unused = 0;   ///< so that every byte of a checkpoint is determined
    SimTime last_left = -1e9;
};

/// A walker on its way through a zone of a venue that is not always micro (engine/fidelity_twin.h).
struct FidelityTwin {
    SimTime entered = 0;
    double network_s = 0;      ///< what network fidelity would have given
    std::int32_t target = -1;  ///< -1: it is on no such way
    std::int32_t venue = -1;
};
struct TwinSums {
    double micro_s = 0, network_s = 0;
    std::int64_t passages = 0;
};

/// Where somebody in the network is taken to be.
struct PlaceNow {
    std::int32_t agent = -1;
    std::int32_t plane = -1;
    Vec2f at;
    Vec2f velocity;
};

/// Everything that changes in zones of network fidelity. Empty when no venue ever is.
struct NetworkState {
    std::vector<std::uint8_t> is_network;       ///< [zone] now
    std::vector<NetworkPassenger> people;       ///< [agent]
    std::vector<NetworkEvent> events;           ///< a heap, the next one first
    std::vector<NetworkQueue> queues;           ///< [2 * portal + side]; of a facility, at its first lane
    std::vector<SimTime> line_free;             ///< [portal] earliest next passage by the line's width
    std::vector<WalkingFile> files;             ///< Site::first_file
    std::vector<ZoneCrowd> zones;               ///< [zone]
    std::vector<std::int32_t> staying_in;       ///< [area] of those who stay somewhere
    std::vector<std::int32_t> without_way;      ///< agents, in the order in which they found none
    std::vector<PlaceNow> to_set_down;          ///< those who wait for a free place
    std::vector<std::uint8_t> venue_is_micro;   ///< [venue] now
    std::vector<SimTime> crowded_last;          ///< [venue] automatic: when it last asked for micro
    std::vector<std::uint8_t> led;              ///< [queue] whether its line led on when last looked at
    int micro_zones = 0;
    bool ways_renewed = false;                  ///< expected times are new: who has no way looks again
    std::vector<FidelityTwin> twins;            ///< [agent]; empty when no venue changes
    std::vector<TwinSums> twin_sums;            ///< [venue]
    std::int64_t present = 0;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(is_network, people, events, queues, line_free, files, zones, staying_in, without_way, to_set_down, venue_is_micro, crowded_last,
          led, micro_zones, ways_renewed, twins, twin_sums, present);
    }

    bool exists() const { return !is_network.empty(); }
    bool has(std::int32_t zone) const { return zone >= 0 && exists() && is_network[std::size_t(zone)] != 0; }
    void add(const NetworkEvent& event) {
        events.push_back(event);
        std::push_heap(events.begin(), events.end(), later);
    }
    NetworkEvent take() {
        std::pop_heap(events.begin(), events.end(), later);
        const NetworkEvent event = events.back();
        events.pop_back();
        return event;
    }

private:
    static bool later(const NetworkEvent& a, const NetworkEvent& b) { return a.comes_after(b); }
};
static_assert(sizeof(NetworkState) == 376, "a field was added: name it in for_each_field");

}  // namespace tidegate

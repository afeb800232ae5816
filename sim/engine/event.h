#pragma once
#include <cstdint>
#include <string>

#include "base/sim_time.h"

namespace tidegate {

enum class EventKind : std::uint8_t {
    warning,         ///< a rule's level changed; detail "blue -> yellow"
    report,          ///< a procedure's trigger was reported to the one who decides
    decision,        ///< decided
    order,           ///< a step was ordered; who: its role
    effect,          ///< a measure took effect
    withdrawal,      ///< a measure ended
    train_arrival,   ///< value: free places; of a line's vehicle: passengers on board; detail: stop, trip, load
    train_departure, ///< value: boarded; of a line's vehicle detail: stop, trip, boarded, alighted, load
    left_behind,     ///< value: people who wanted to board and could not
    stuck,           ///< a passenger was found stuck; detail: cause
    unreachable,     ///< some passengers cannot reach their goal; value: how many
    reachable,       ///< they can again
    balked,          ///< a passenger found a queue too long and goes another way; value: how many were in it
    gave_up,         ///< a passenger lost patience in a queue and goes another way; value: how long it waited [s]
    fidelity,        ///< a venue is micro or network from now on; value: people in it
};
const char* name_of(EventKind kind);

/// Something that happened at an exact time.
struct Event {
    SimTime time = 0;         ///< when it happened or took effect
    EventKind kind = EventKind::warning;
    std::string subject;      ///< rule, step, service or place it is about
    std::string who;          ///< role, for plan events
    std::string detail;
    double value = 0;
    SimTime ordered = -1;     ///< for effect and withdrawal: when it was ordered
    std::int32_t agent = -1;  ///< for stuck

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(time, kind, subject, who, detail, value, ordered, agent);
    }
};
static_assert(sizeof(Event) == 136, "a field was added: name it in for_each_field");

/// One passage of one passenger through a line, at its exact time. All of a run are kept, several for each passenger, so
/// portal and direction share a word.
struct Crossing {
    SimTime time = 0;
    std::int32_t agent = -1;
    std::int32_t portal : 30 = -1;   ///< row of the portal table
    std::int32_t direction : 2 = 0;  ///< +1 forward (left to right, or up), -1 backward
};
static_assert(sizeof(Crossing) == 16);

}  // namespace tidegate

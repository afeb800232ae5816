#pragma once
#include <cstddef>
#include <vector>

#include "base/sim_time.h"

namespace tidegate {

/// Events of the last `window` seconds with a value each, ordered by time: a ring that doubles when
/// full, so it holds at most twice the most events ever seen in one window and settles without
/// further allocation.
class EventWindow {
public:
    /// Adds an event; it may be a little earlier than the last one.
    void add(SimTime time_s, double value);
    /// Drops events at or before `time_s`.
    void drop_until(SimTime time_s);
    std::size_t size() const { return size_; }
    /// Mean value of those held, summed in time order; 0 when empty. Linear.
    double mean() const;
    /// The values of those held, in time order.
    void copy_values(std::vector<double>& values) const;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(ring_, head_, size_);
    }

private:
    struct Item {
        SimTime time_s = 0;
        double value = 0;
    };
    Item& at(std::size_t i) { return ring_[(head_ + i) & (ring_.size() - 1)]; }
    const Item& at(std::size_t i) const { return ring_[(head_ + i) & (ring_.size() - 1)]; }
    void grow();

    std::vector<Item> ring_;  ///< size is a power of two
    std::size_t head_ = 0;
    std::size_t size_ = 0;
};
static_assert(sizeof(EventWindow) == 40, "a field was added: name it in for_each_field");

}  // namespace tidegate

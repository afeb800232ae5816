#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidegate {

/// The last `size` samples and their sum: partial sums in a binary tree, so that a sample that
/// leaves the window leaves nothing behind (a running sum would drift), and the same samples give
/// the same bits.
class SampleWindow {
public:
    explicit SampleWindow(int size = 1);
    /// Takes the place of the oldest sample once the window is full. Logarithmic in its size.
    void add(double value);
    double sum() const { return tree_[1]; }
    /// Samples held.
    std::int64_t count() const;
    /// Of the samples held; 0 with none.
    double mean() const;

    /// For checkpoints (base/state_bytes.h): the sizes are the scenario's.
    template <class F>
    void for_each_field(F&& f) {
        f(added_, tree_);
    }

private:
    std::size_t size_;
    std::size_t leaves_;  ///< a power of two
    std::int64_t added_ = 0;
    std::vector<double> tree_;  ///< [2 x leaves] node n is the sum of nodes 2n and 2n + 1
};
static_assert(sizeof(SampleWindow) == 48, "a field was added: name it in for_each_field");

/// How many samples a window holds: at least one.
int samples_in(double window_s, double sample_s);

}  // namespace tidegate

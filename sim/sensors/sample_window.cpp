#include "sensors/sample_window.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/fault.h"

namespace tidegate {

SampleWindow::SampleWindow(int size)
    : size_(static_cast<std::size_t>(std::max(1, size))),
      leaves_(std::bit_ceil(size_)),
      tree_(2 * leaves_, 0.0) {}

void SampleWindow::add(double value) {
    promise(std::isfinite(value), "a sample is a number");
    std::size_t node = leaves_ + static_cast<std::size_t>(added_) % size_;
    tree_[node] = value;
    for (node /= 2; node > 0; node /= 2) tree_[node] = tree_[2 * node] + tree_[2 * node + 1];
    ++added_;
}

std::int64_t SampleWindow::count() const {
    return std::min<std::int64_t>(added_, static_cast<std::int64_t>(size_));
}

double SampleWindow::mean() const {
    return added_ > 0 ? sum() / static_cast<double>(count()) : 0.0;
}

int samples_in(double window_s, double sample_s) {
    return static_cast<int>(std::max(1.0, std::round(window_s / sample_s)));
}

}  // namespace tidegate

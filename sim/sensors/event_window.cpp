#include "sensors/event_window.h"

#include <utility>

namespace tidegate {

void EventWindow::grow() {
    std::vector<Item> larger(ring_.empty() ? 64 : 2 * ring_.size());
    for (std::size_t i = 0; i < size_; ++i) larger[i] = at(i);
    ring_ = std::move(larger);
    head_ = 0;
}

void EventWindow::add(SimTime time_s, double value) {
    if (size_ == ring_.size()) grow();
    at(size_++) = {time_s, value};
    for (std::size_t i = size_ - 1; i > 0 && at(i).time_s < at(i - 1).time_s; --i)
        std::swap(at(i), at(i - 1));
}

void EventWindow::drop_until(SimTime time_s) {
    while (size_ > 0 && at(0).time_s <= time_s) {
        head_ = (head_ + 1) & (ring_.size() - 1);
        --size_;
    }
}

double EventWindow::mean() const {
    if (size_ == 0) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < size_; ++i) sum += at(i).value;
    return sum / static_cast<double>(size_);
}

void EventWindow::copy_values(std::vector<double>& values) const {
    values.clear();
    for (std::size_t i = 0; i < size_; ++i) values.push_back(at(i).value);
}

}  // namespace tidegate

#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tidegate::viz {

/// Work on a thread of its own that hands out what it has found so far. Whoever looks takes the
/// latest; leaving stops the work at its next look at the stop token.
template <class T>
class Background {
public:
    using Publish = std::function<void(std::shared_ptr<const T>)>;
    using Work = std::function<void(const std::stop_token&, const Publish&)>;

    explicit Background(Work work)
        : thread_([this, work = std::move(work)](const std::stop_token& stop) { run(work, stop); }) {
    }

    std::shared_ptr<const T> latest() const {
        const std::lock_guard lock(mutex_);
        return latest_;
    }
    bool is_done() const {
        const std::lock_guard lock(mutex_);
        return is_done_;
    }
    /// Why it ended before its end; null when it did not.
    std::exception_ptr failure() const {
        const std::lock_guard lock(mutex_);
        return failure_;
    }
    void wait() {
        if (thread_.joinable()) thread_.join();
    }

private:
    void run(const Work& work, const std::stop_token& stop) {
        std::exception_ptr failure;
        try {
            work(stop, [this](std::shared_ptr<const T> found) {
                const std::lock_guard lock(mutex_);
                latest_ = std::move(found);
            });
        } catch (...) {
            failure = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        failure_ = failure;
        is_done_ = true;
    }

    mutable std::mutex mutex_;
    std::shared_ptr<const T> latest_;
    std::exception_ptr failure_;
    bool is_done_ = false;
    std::jthread thread_;  ///< last: starts when all else is there
};

}  // namespace tidegate::viz

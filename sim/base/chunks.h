#pragma once
#include <cstddef>
#include <functional>

namespace tidegate {

/// Sets how many threads `parallel_chunks` uses from now on [>= 1]; 0 means all cores.
void set_threads(int threads);
int threads_in_use();

/// While it lives, `parallel_chunks` called from the thread that made it uses `threads` threads [>=
/// 1], whatever the common setting: for a pool that runs one simulation on each of its threads.
class ThreadsHere {
public:
    explicit ThreadsHere(int threads);
    ~ThreadsHere();
    ThreadsHere(const ThreadsHere&) = delete;
    ThreadsHere& operator=(const ThreadsHere&) = delete;

private:
    int before_;
};

namespace detail {
void run_chunks(std::size_t chunks, void (*call)(void*, std::size_t), void* context);
}

/// Calls f(begin, end, chunk) for consecutive chunks of [0, n) of `chunk_size` rows each, on all
/// threads. The cut into chunks does not depend on the number of threads, so a result built per
/// chunk and joined in chunk order is the same bit for bit. f must not throw.
template <class F>
void parallel_chunks(std::size_t n, std::size_t chunk_size, F&& f) {
    const std::size_t chunks = (n + chunk_size - 1) / chunk_size;
    struct Context {
        F* f;
        std::size_t n, size;
    } context{&f, n, chunk_size};
    detail::run_chunks(
        chunks,
        [](void* p, std::size_t chunk) {
            auto& c = *static_cast<Context*>(p);
            const std::size_t begin = chunk * c.size;
            const std::size_t end = begin + c.size < c.n ? begin + c.size : c.n;
            (*c.f)(begin, end, chunk);
        },
        &context);
}

}  // namespace tidegate

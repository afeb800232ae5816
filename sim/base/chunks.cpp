#include "base/chunks.h"

#include <omp.h>

namespace tidegate {
namespace {
int threads = 0;                    // process-wide setting of the machine, never part of a result
thread_local int threads_here = 0;  // takes its place on one thread
}  // namespace

void set_threads(int wanted) { threads = wanted > 0 ? wanted : 0; }

int threads_in_use() {
    if (threads_here > 0) return threads_here;
    return threads > 0 ? threads : omp_get_num_procs();
}

ThreadsHere::ThreadsHere(int wanted) : before_(threads_here) {
    threads_here = wanted > 0 ? wanted : 1;
}
ThreadsHere::~ThreadsHere() { threads_here = before_; }

void detail::run_chunks(std::size_t chunks, void (*call)(void*, std::size_t), void* context) {
    const int team = threads_in_use();
    if (chunks <= 1 || team == 1) {
        for (std::size_t c = 0; c < chunks; ++c) call(context, c);
        return;
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads(team)
    for (std::size_t c = 0; c < chunks; ++c) call(context, c);
}

}  // namespace tidegate

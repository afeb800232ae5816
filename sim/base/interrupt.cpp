#include "base/interrupt.h"

#include <atomic>
#include <csignal>

namespace tidegate {
namespace {
// A signal handler can reach nothing but a variable of the process, and may run on any of its threads.
std::atomic<bool> interrupted_flag = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void note_interrupt(int) { interrupted_flag = true; }
}  // namespace

void catch_interrupts() {
    struct sigaction action = {};
    action.sa_handler = note_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return interrupted_flag; }

}  // namespace tidegate

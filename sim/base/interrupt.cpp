#include "base/interrupt.h"

#include <csignal>

namespace tidegate {
namespace {
// A signal handler can reach nothing but a variable of the process.
volatile std::sig_atomic_t interrupted_flag = 0;

void note_interrupt(int) { interrupted_flag = 1; }
}  // namespace

void catch_interrupts() {
    struct sigaction action = {};
    action.sa_handler = note_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return interrupted_flag != 0; }

}  // namespace tidegate

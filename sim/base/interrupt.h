#pragma once

namespace tidegate {

/// From now on the first Ctrl-C (or SIGTERM) only sets a flag, so that what is being written is finished; the
/// second one ends the program at once.
void catch_interrupts();
bool is_interrupted();

}  // namespace tidegate

#pragma once
#include <vector>

namespace tidegate {

/// Gives memory back when the list holds far less than it has room for. For lists that are filled in every step: one
/// step in which everybody appears is no reason to keep room for everybody.
template <class T>
void give_back_room(std::vector<T>& list) {
    if (list.capacity() > 1024 + 4 * list.size()) list.shrink_to_fit();
}

}  // namespace tidegate

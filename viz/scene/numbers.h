#pragma once
#include <string>

namespace tidegate::viz {

/// "12,345" from 1000 on, "801", "3.52", "0.07": about three figures, as a person would write it.
std::string shown_number(double value);

}  // namespace tidegate::viz

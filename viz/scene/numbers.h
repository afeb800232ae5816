#pragma once
#include <string>

#include "viz/words/words.h"

namespace tidegate::viz {

/// "12,345" from 1000 on, "801", "3.52", "0.07": about three figures, as a person would write it.
std::string shown_number(double value);

/// A value of an observable with its unit as a person would write it: "3.52 people/m²"; a level of
/// service is its letter, "D".
std::string shown_value(double value, const std::string& unit, Language language);

}  // namespace tidegate::viz

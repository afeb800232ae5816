#pragma once
#include <string>

#include "validate/plot.h"

namespace tidegate {

/// The plot as an SVG element of its own, 720 x 460: axes from zero with ticks at round numbers,
/// reference in greys and dashed, what was simulated in colours that colour-blind people tell apart
/// (Okabe and Ito 2008), legend on the right of the title's line downwards. What lies beyond the
/// axes is cut off; of many points every so many are drawn, 1500 at most.
std::string svg_of(const Plot& plot);

/// `text` with &, <, > and quotes written as entities.
std::string escaped(const std::string& text);

}  // namespace tidegate

#pragma once
#include "viz/scene/crowd.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

/// Colour of one of several kinds (activity, destination), told apart with any kind of colour
/// blindness (Okabe and Ito, "Color Universal Design", 2008); they repeat after eight.
Rgba kind_colour(std::size_t kind, Theme theme);

/// Highest value of the scale of the time since a passenger appeared [s].
constexpr double time_inside_top_s = 900;

/// Colours of passengers as the view asks. Made once for each picture.
class PersonColours {
public:
    PersonColours(const RunData& run, const ViewState& view, SimTime time);
    Rgba of(const Person& person) const;

private:
    const RunData& run_;
    ColourBy by_;
    Theme theme_;
    SimTime time_;
};

}  // namespace tidegate::viz

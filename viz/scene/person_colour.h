#pragma once
#include <array>
#include <string>
#include <vector>

#include "viz/scene/compliance.h"
#include "viz/scene/crowd.h"
#include "viz/scene/view_state.h"
#include "viz/scene/waits.h"

namespace tidegate::viz {

/// Colour of one of several kinds (activity, destination), told apart with any kind of colour
/// blindness (Okabe and Ito, "Color Universal Design", 2008); they repeat after eight.
Rgba kind_colour(std::size_t kind, Theme theme);
/// The same, with grey for those of whom nothing is asked.
Rgba compliance_colour(Compliance compliance, Theme theme);

/// Highest value of the scales of the time since a passenger appeared, and of the time waited [s].
constexpr double time_inside_top_s = 900;

/// False: the recording does not hold what this colour says (it was made before format 1.2).
bool is_recorded(const RunData& run, ColourBy by);

/// A kind of passengers as the legend names it.
struct PersonKind {
    std::string name;
    Rgba colour;
};
/// The kinds that the view tells apart; none for what is coloured by a scale.
std::vector<PersonKind> person_kinds(const RunData& run, const ViewState& view);

/// What colours are found from.
struct ColourInput {
    const RunData& run;
    const ViewState& view;
    SimTime time;
    const PassagesNow& passages;
    const Waits* waits = nullptr;  ///< null: not known (yet)
};

/// Colours of passengers as the view asks. Made once for each picture.
class PersonColours {
public:
    explicit PersonColours(const ColourInput& input);
    Rgba of(const Person& person) const;

private:
    Rgba on_scale(double share) const;
    Rgba of_density(double per_m2) const;
    Rgba of_time(double seconds) const { return on_scale(seconds / time_inside_top_s); }
    Rgba of_kind(int kind) const;  ///< -1: not known

    ColourInput input_;
    bool are_ways_changed_;
    /// The scale's colours, since each costs more to find than all else of drawing a passenger.
    std::array<Rgba, 256> scale_;
    std::array<Rgba, 1024> by_density_;  ///< evenly up to the scale's end, which is spread by a power
};

}  // namespace tidegate::viz

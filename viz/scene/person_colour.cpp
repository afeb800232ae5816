#include "viz/scene/person_colour.h"

#include <algorithm>

namespace tidegate::viz {

Rgba kind_colour(std::size_t kind, Theme theme) {
    constexpr std::uint32_t on_dark[] = {0x56B4E9, 0xE69F00, 0x2FBF94, 0xF0E442,
                                         0x4F86E0, 0xE8703A, 0xCC79A7, 0xC8CED6};
    constexpr std::uint32_t on_light[] = {0x2E8BC0, 0xC98400, 0x009E73, 0x8A7F00,
                                          0x0057A3, 0xC44A00, 0xA94F83, 0x5A6472};
    const std::size_t row = kind % std::size(on_dark);
    return rgb(theme == Theme::dark ? on_dark[row] : on_light[row]);
}

PersonColours::PersonColours(const RunData& run, const ViewState& view, SimTime time)
    : run_(run), by_(view.colour_by), theme_(view.theme), time_(time) {}

Rgba PersonColours::of(const Person& person) const {
    const auto row = static_cast<std::size_t>(std::max(0, person.agent));
    switch (by_) {
        case ColourBy::speed: return speed_colour(speed_share(person.speed_m_s), theme_);
        case ColourBy::activity: return kind_colour(person.state, theme_);
        case ColourBy::destination: {
            const std::vector<int>& kinds = run_.destinations.of_agent;
            const int kind = row < kinds.size() ? kinds[row] : -1;
            return kind < 0 ? palette(theme_).text_quiet
                            : kind_colour(static_cast<std::size_t>(kind), theme_);
        }
        case ColourBy::time_inside: {
            const double since = row < run_.agents.size() ? run_.agents[row].appeared_s : -1;
            if (since < 0) return palette(theme_).text_quiet;
            return density_colour(std::clamp((time_ - since) / time_inside_top_s, 0.0, 1.0), theme_);
        }
        default: return density_colour(density_share(person.density_per_m2), theme_);
    }
}

}  // namespace tidegate::viz

#include "viz/scene/person_colour.h"

#include <algorithm>
#include <cmath>

#include "viz/scene/journey.h"
#include "viz/words/words.h"

namespace tidegate::viz {

Rgba kind_colour(std::size_t kind, Theme theme) {
    constexpr std::uint32_t on_dark[] = {0x56B4E9, 0xE69F00, 0x2FBF94, 0xF0E442,
                                         0x4F86E0, 0xE8703A, 0xCC79A7, 0xC8CED6};
    constexpr std::uint32_t on_light[] = {0x2E8BC0, 0xC98400, 0x009E73, 0x8A7F00,
                                          0x0057A3, 0xC44A00, 0xA94F83, 0x5A6472};
    const std::size_t row = kind % std::size(on_dark);
    return rgb(theme == Theme::dark ? on_dark[row] : on_light[row]);
}

Rgba compliance_colour(Compliance compliance, Theme theme) {
    switch (compliance) {
        case Compliance::waits: return kind_colour(1, theme);
        case Compliance::leaves: return kind_colour(0, theme);
        case Compliance::knows_ways: return kind_colour(2, theme);
        case Compliance::not_heard: return kind_colour(5, theme);
        default: return faded(palette(theme).text_quiet, 0.8);
    }
}

bool is_recorded(const RunData& run, ColourBy by) {
    return (by != ColourBy::person_class && by != ColourBy::compliance) || !run.classes.empty();
}

namespace {

std::vector<PersonKind> words_from(Word first, std::size_t count, const ViewState& view) {
    std::vector<PersonKind> kinds;
    for (std::size_t i = 0; i < count; ++i) {
        const auto word = static_cast<Word>(static_cast<std::size_t>(first) + i);
        kinds.push_back({say(word, view.language), kind_colour(i, view.theme)});
    }
    return kinds;
}

std::vector<PersonKind> named(const std::vector<std::string>& names, const ViewState& view) {
    std::vector<PersonKind> kinds;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool is_any = names[i] == any_exit_name;
        kinds.push_back({is_any ? say(Word::any_exit, view.language) : shown_name(names[i]), kind_colour(i, view.theme)});
    }
    return kinds;
}

}  // namespace

std::vector<PersonKind> person_kinds(const RunData& run, const ViewState& view) {
    switch (view.colour_by) {
        case ColourBy::activity: return words_from(Word::activity_walking, agent_states, view);
        case ColourBy::destination: return named(run.destinations.names, view);
        case ColourBy::person_class: return named(run.classes, view);
        case ColourBy::compliance: {
            std::vector<PersonKind> kinds = words_from(Word::nothing_asked, static_cast<std::size_t>(Compliance::count), view);
            for (std::size_t i = 0; i < kinds.size(); ++i) {
                kinds[i].colour = compliance_colour(static_cast<Compliance>(i), view.theme);
            }
            return kinds;
        }
        default: return {};
    }
}

PersonColours::PersonColours(const ColourInput& input)
    : input_(input), are_ways_changed_(are_ways_changed(input.run, input.passages)), scale_{}, by_density_{} {
    const bool is_speed = input.view.colour_by == ColourBy::speed;
    for (std::size_t i = 0; i < scale_.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(scale_.size() - 1);
        scale_[i] = is_speed ? speed_colour(share, input.view.theme) : density_colour(share, input.view.theme);
    }
    for (std::size_t i = 0; i < by_density_.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(by_density_.size() - 1);
        by_density_[i] = on_scale(density_share(share * density_scale_per_m2));
    }
}

Rgba PersonColours::on_scale(double share) const {
    const double last = static_cast<double>(scale_.size() - 1);
    return scale_[static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * last + 0.5)];
}

Rgba PersonColours::of_density(double per_m2) const {
    const double last = static_cast<double>(by_density_.size() - 1);
    return by_density_[static_cast<std::size_t>(std::clamp(per_m2 / density_scale_per_m2, 0.0, 1.0) * last + 0.5)];
}

Rgba PersonColours::of_kind(int kind) const {
    const Theme theme = input_.view.theme;
    return kind < 0 ? palette(theme).text_quiet : kind_colour(static_cast<std::size_t>(kind), theme);
}

Rgba PersonColours::of(const Person& person) const {
    const RunData& run = input_.run;
    const Theme theme = input_.view.theme;
    const auto row = static_cast<std::size_t>(std::max(0, person.agent));
    const AgentRecord* record = row < run.agents.size() ? &run.agents[row] : nullptr;
    switch (input_.view.colour_by) {
        case ColourBy::speed: return on_scale(speed_share(person.speed_m_s));
        case ColourBy::activity: return kind_colour(person.state, theme);
        case ColourBy::destination: {
            const std::vector<int>& kinds = run.destinations.of_agent;
            return of_kind(row < kinds.size() ? kinds[row] : -1);
        }
        case ColourBy::time_inside: {
            const double since = record == nullptr ? -1 : record->appeared_s;
            return since < 0 ? palette(theme).text_quiet : of_time(input_.time - since);
        }
        case ColourBy::person_class: return of_kind(record == nullptr ? -1 : record->class_row);
        case ColourBy::wait: {
            const bool is_known = input_.waits != nullptr && input_.waits->until >= input_.time - run.frame_interval_s;
            if (!is_known && (input_.waits == nullptr || !input_.waits->is_whole)) return palette(theme).text_quiet;
            return of_time(input_.waits->waited_s(person.agent, input_.time));
        }
        case ColourBy::compliance:
            if (!is_recorded(run, ColourBy::compliance)) return palette(theme).text_quiet;
            return compliance_colour(compliance_of(person.state, person.told, are_ways_changed_), theme);
        default: return of_density(person.density_per_m2);
    }
}

}  // namespace tidegate::viz

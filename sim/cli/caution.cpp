#include "cli/caution.h"

#include <fmt/core.h>

#include "scenario/plane_only.h"

namespace tidegate::cli {
namespace {

// "'a', 'b' and 3 more"
template <class Name>
std::string listed(const std::vector<std::size_t>& rows, Name&& name) {
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t k = 0; k < rows.size() && k < most; ++k) text += fmt::format("{}'{}'", k == 0 ? "" : ", ", name(rows[k]));
    return rows.size() > most ? fmt::format("{} and {} more", text, rows.size() - most) : text;
}

}  // namespace

std::string caution_text(const Scenario& scenario) {
    const std::vector<std::size_t> observables = plane_only_observables(scenario);
    if (observables.empty()) return {};
    std::string text = fmt::format("  CAUTION, not to be relied on while the venue is of network fidelity (people's places are an assumption then): {}.\n",
                                   listed(observables, [&](std::size_t o) { return scenario.sensors.observables[o].name; }));
    const std::vector<std::size_t> rules = rules_of(scenario, observables);
    if (!rules.empty()) {
        text += fmt::format("  Nor are warnings by {}. Use occupancy or density there, or fidelity micro or auto: docs/fidelity.md.\n",
                            listed(rules, [&](std::size_t r) { return scenario.warning.rules[r].name; }));
    }
    return text;
}

}  // namespace tidegate::cli

#include "viz/scene/outcome_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/scene/chart.h"
#include "viz/scene/numbers.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr std::string_view peak_mark = "peak.";

struct Known {
    std::string_view name;
    Word word;
};
constexpr Known known[] = {{"clearing_time", Word::clearing_time},
                           {"boarded", Word::boarded},
                           {"exited", Word::exited},
                           {"present_at_end", Word::present_at_end},
                           {"not_appeared", Word::not_appeared},
                           {"mean_journey", Word::mean_journey},
                           {"mean_wait_outside", Word::mean_wait_outside},
                           {"left_behind", Word::left_behind},
                           {"stuck", Word::stuck}};

bool has_rule(const RunData& run, std::string_view observable) {
    constexpr std::size_t most = 5;
    const std::vector<RuleId> rules = shown_rules(run, most);
    for (std::size_t i = 0; i < run.curves.size(); ++i) {
        if (run.curves[i].name != observable) continue;
        const std::vector<RuleId> watching = rules_on(run, i);
        return std::any_of(watching.begin(), watching.end(), [&](RuleId rule) {
            return std::find(rules.begin(), rules.end(), rule) != rules.end();
        });
    }
    return false;
}

bool is_unwatched_peak(const RunData& run, const std::string& name) {
    return name.starts_with(peak_mark) && !has_rule(run, name.substr(peak_mark.size()));
}

}  // namespace

std::string outcome_name(const std::string& name, Language language) {
    if (name.starts_with(peak_mark)) {
        return fmt::format("{} {}", say(Word::highest, language),
                           shown_name(name.substr(peak_mark.size())));
    }
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&](const Known& k) { return k.name == name; });
    return found == std::end(known) ? std::string{} : say(found->word, language);
}

std::string shown_quantity(double value, const std::string& unit, Language language) {
    if (unit == "s" && std::abs(value) >= 600) {
        return fmt::format("{} {}", shown_number(std::round(value / 60)),
                           say(Word::minute, language));
    }
    return shown_value(unit == "s" ? std::round(value) : value, unit, language);
}

std::vector<OutcomeRow> outcome_rows(const RunData& run, Language language) {
    std::vector<OutcomeRow> rows;
    for (const Outcome& outcome : run.outcomes) {
        if (is_unwatched_peak(run, outcome.name)) continue;
        const std::string name = outcome_name(outcome.name, language);
        const bool is_quiet =
            outcome.value == 0 && (outcome.name == "stuck" || outcome.name == "not_appeared");
        if (name.empty() || !std::isfinite(outcome.value) || is_quiet) continue;
        std::string value = shown_quantity(outcome.value, outcome.unit, language);
        if (outcome.at >= 0) {
            value += fmt::format(" · {}", run.calendar.clock(outcome.at).substr(0, 5));
        }
        rows.push_back({name, value});
    }
    return rows;
}

}  // namespace tidegate::viz

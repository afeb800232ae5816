#include "viz/scene/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/scene/numbers.h"
#include "viz/scene/outcome_rows.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

/// Peaks of what rules watch that rise, and what was waited.
bool is_asked_first(const RunData& run, const std::string& name) {
    constexpr std::string_view peak_mark = "peak.";
    if (name == "mean_wait_outside" || name == "mean_journey" || name == "stuck") return true;
    if (!name.starts_with(peak_mark)) return false;
    for (const RuleId rule : shown_rules(run)) {
        const ObservableId watched = run.warning.rules[rule.index()].observable;
        const bool is_known = watched.is_valid() && watched.index() < run.curves.size();
        if (is_known && run.curves[watched.index()].name == name.substr(peak_mark.size())) return true;
    }
    return false;
}

/// A value of one run; NaN: unknown.
struct Known {
    double value = std::nan("");
    SimTime at = -1;
    std::string text;
};

Known outcome_of(const RunData& run, const std::string& name, Language language) {
    for (const Outcome& outcome : run.outcomes) {
        if (outcome.name != name || !std::isfinite(outcome.value)) continue;
        Known known{outcome.value, outcome.at,
                    shown_quantity(outcome.value, outcome.unit, language)};
        if (outcome.at >= 0) known.text += " · " + run.calendar.clock(outcome.at).substr(0, 5);
        return known;
    }
    return {std::nan(""), -1, "–"};
}

/// Leaving by one way or another is neither good nor bad; all else that is counted here is better
/// when there is less of it.
bool is_neutral(const std::string& name) {
    return name == "boarded" || name == "exited" || name == "ways_given";
}

Verdict verdict_on(double change, double size, bool is_neutral) {
    constexpr double least_share = 0.005;
    if (!std::isfinite(change)) return Verdict::unclear;
    if (std::abs(change) <= least_share * size) return Verdict::same;
    if (is_neutral) return Verdict::unclear;
    return change < 0 ? Verdict::better : Verdict::worse;
}

std::string sign_of(double change) { return change > 0 ? "+" : (change < 0 ? "−" : "±"); }

std::string change_text(double change, const std::string& unit, Language language) {
    if (!std::isfinite(change)) return {};
    return sign_of(change) + shown_quantity(std::abs(change), unit, language);
}

std::string percent_text(double change, double before) {
    if (!std::isfinite(change) || !(std::abs(before) > 0)) return {};
    return fmt::format("{}{:.0f} %", sign_of(change), 100 * std::abs(change / before));
}

ComparisonRow row_of(const std::string& name, const Known& a, const Known& b,
                     const std::string& unit, bool is_neutral, Language language) {
    const double change = b.value - a.value;
    ComparisonRow row;
    row.name = name;
    row.first = a.text;
    row.second = b.text;
    row.change = change_text(change, unit, language);
    row.percent = percent_text(change, a.value);
    if (!row.percent.empty() && !row.change.empty()) row.change += " (" + row.percent + ")";
    row.verdict = verdict_on(change, std::max(std::abs(a.value), std::abs(b.value)), is_neutral);
    return row;
}

struct Table {
    const Shown& shown;
    Language language;
    std::vector<ComparisonRow> rows;

    const char* say_word(Word word) const { return say(word, language); }

    void heading(Word word) {
        ComparisonRow row;
        row.name = say_word(word);
        row.verdict = Verdict::same;
        row.is_heading = true;
        rows.push_back(row);
    }

    void add(ComparisonRow row) {
        if (!shown.is_comparison()) {
            row.second = row.change = row.percent = "";
            row.verdict = Verdict::unclear;
        }
        rows.push_back(std::move(row));
    }

    void outcomes() {
        for (const Outcome& outcome : shown.run.outcomes) {
            const std::string name = outcome_name(outcome.name, language);
            const Known a = outcome_of(shown.run, outcome.name, language);
            const Known b =
                shown.is_comparison() ? outcome_of(*shown.other, outcome.name, language) : Known{};
            const auto is_nothing = [](const Known& known) { return !(std::abs(known.value) > 0); };
            if (name.empty() || (is_nothing(a) && is_nothing(b))) continue;
            ComparisonRow row =
                row_of(name, a, b, outcome.unit, is_neutral(outcome.name), language);
            row.headline = is_asked_first(shown.run, outcome.name) ? 2 : 0;
            add(std::move(row));
        }
    }

    /// When a rule first came to a level or a higher one.
    Known first_at(int which, const std::string& rule, WarningLevel level) const {
        const RunData& run = shown.data(which);
        for (const LevelChange& change : run.level_changes) {
            if (run.warning.rules[change.rule.index()].name != rule || change.after < level) continue;
            return {change.known_s, change.known_s, run.calendar.clock(change.known_s).substr(0, 5)};
        }
        return {std::nan(""), -1, say_word(Word::never)};
    }

    Known time_at(int which, const std::string& rule, WarningLevel level) const {
        const RunData& run = shown.data(which);
        double sum = 0;
        for (std::size_t i = 0; i < run.warning.rules.size(); ++i) {
            if (run.warning.rules[i].name != rule) continue;
            for (const RibbonInterval& interval : ribbon(run, id_of<RuleId>(i))) {
                if (interval.warning_level >= level) sum += interval.to - interval.from;
            }
        }
        return {sum, -1, shown_quantity(sum, "s", language)};
    }

    void level_row(const std::string& rule, WarningLevel level) {
        const Known a = first_at(0, rule, level);
        const Known b = shown.is_comparison() ? first_at(1, rule, level) : Known{};
        if (a.at < 0 && b.at < 0) return;
        ComparisonRow row;
        row.name = fmt::format("{} · {}", shown_name(rule), say_word(word_of(level)));
        row.first = a.text;
        row.second = b.text;
        row.verdict = Verdict::same;
        if (a.at >= 0 && b.at >= 0) {
            constexpr double least_s = 60;
            row.change = change_text(b.value - a.value, "s", language);
            // Later is better.
            if (b.value - a.value >= least_s) row.verdict = Verdict::better;
            if (a.value - b.value >= least_s) row.verdict = Verdict::worse;
        } else {
            row.verdict = b.at < 0 ? Verdict::better : Verdict::worse;
        }
        add(row);
    }

    /// The highest level that a rule came to, and when.
    Known highest_of(int which, const std::string& rule) const {
        for (const WarningLevel level : {WarningLevel::red, WarningLevel::orange,
                                         WarningLevel::yellow, WarningLevel::blue}) {
            const Known known = first_at(which, rule, level);
            if (known.at < 0) continue;
            return {static_cast<double>(level), known.at,
                    fmt::format("{} · {}", say_word(word_of(level)), known.text)};
        }
        return {0, -1, say_word(Word::warning_none)};
    }

    void highest_row(const std::string& rule) {
        const Known a = highest_of(0, rule);
        const Known b = shown.is_comparison() ? highest_of(1, rule) : Known{0, -1, {}};
        if (a.at < 0 && b.at < 0) return;
        ComparisonRow row;
        row.name = fmt::format("{} · {}", shown_name(rule), say_word(Word::highest_level));
        row.first = a.text;
        row.second = b.text;
        row.verdict = a.value == b.value ? Verdict::same
                      : b.value < a.value ? Verdict::better
                                          : Verdict::worse;
        row.change = a.value == b.value ? "=" : "";
        row.headline = 1;
        add(row);
    }

    void rule(const RuleDef& def) {
        highest_row(def.name);
        for (const WarningLevel level : {WarningLevel::blue, WarningLevel::yellow,
                                         WarningLevel::orange, WarningLevel::red}) {
            level_row(def.name, level);
        }
        const Known a = time_at(0, def.name, WarningLevel::orange);
        const Known b = shown.is_comparison() ? time_at(1, def.name, WarningLevel::orange) : Known{};
        if (!(a.value > 0) && !(b.value > 0)) return;
        ComparisonRow row =
            row_of(fmt::format("{} · {}", shown_name(def.name), say_word(Word::time_at_orange)), a,
                   b, "s", false, language);
        row.headline = 3;
        add(std::move(row));
    }
};

}  // namespace

std::vector<ComparisonRow> comparison_rows(const Shown& shown, Language language) {
    Table table{shown, language, {}};
    table.heading(Word::warnings);
    for (const RuleDef& rule : shown.run.warning.rules) table.rule(rule);
    if (table.rows.size() == 1) table.rows.clear();
    table.heading(Word::outcomes);
    table.outcomes();
    if (table.rows.back().is_heading) table.rows.pop_back();
    return table.rows;
}

}  // namespace tidegate::viz

#include "batch/sweep_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "scenario/csv.h"

namespace tidegate {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool has_answer(const CaseResult& result) {
    return result.status == CaseStatus::finished || result.status == CaseStatus::not_cleared;
}

// Names and units of all outcomes, in the order of the first case that answered.
std::vector<CaseOutcome> outcomes_of(const SweepResult& result) {
    for (const CaseResult& one : result.results) {
        if (has_answer(one)) return one.outcomes;
    }
    return {};
}

double value_of(const CaseResult& result, const std::string& outcome) {
    for (const CaseOutcome& one : result.outcomes) {
        if (one.name == outcome) return one.value;
    }
    return none;
}

SettingSummary summary_of(const SweepResult& result, std::size_t setting) {
    SettingSummary summary;
    summary.setting = setting;
    std::vector<const CaseResult*> answered;
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        const CaseResult& one = result.results[i];
        if (result.cases[i].setting != setting) continue;
        summary.failed += one.status == CaseStatus::failed ? 1 : 0;
        summary.missing += one.status == CaseStatus::missing ? 1 : 0;
        summary.not_cleared += one.status == CaseStatus::not_cleared ? 1 : 0;
        if (has_answer(one)) answered.push_back(&one);
    }
    summary.n = answered.size();
    for (const CaseOutcome& outcome : outcomes_of(result)) {
        OutcomeSummary row{outcome.name, outcome.unit, {}, 0};
        std::vector<double> values;
        for (const CaseResult* one : answered) {
            const double value = value_of(*one, outcome.name);
            if (std::isfinite(value)) values.push_back(value);
            else ++row.unknown;
        }
        // A mean of those that are known would favour the setting that leaves more people inside.
        if (row.unknown > 0) values.clear();
        row.interval = mean_interval(values);
        summary.outcomes.push_back(std::move(row));
    }
    return summary;
}

double rank_value(const SettingSummary& summary, const std::string& rank_by) {
    for (const OutcomeSummary& outcome : summary.outcomes) {
        if (outcome.name == rank_by) return outcome.interval.mean;
    }
    return none;
}

std::string field(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string axis_names(const SweepDef& def) {
    std::string names;
    for (const SweepAxis& axis : def.axes) names.append(",").append(csv_cell(axis.name));
    return names;
}

std::string axis_values(const SweepSetting& setting) {
    std::string values;
    for (const std::string& value : setting.values) values.append(",").append(csv_cell(value));
    return values;
}

std::string heading(const CaseOutcome& outcome) {
    return outcome.unit.empty() ? outcome.name : fmt::format("{} [{}]", outcome.name, outcome.unit);
}

std::string interval_text(const MeanInterval& interval) {
    if (!std::isfinite(interval.mean)) return "unknown";
    if (!std::isfinite(interval.low)) return fmt::format("{:.4g}", interval.mean);
    return fmt::format("{:.4g} [{:.4g}, {:.4g}]", interval.mean, interval.low, interval.high);
}

}  // namespace

std::vector<SettingSummary> ranked_settings(const SweepDef& def, const SweepResult& result) {
    std::vector<SettingSummary> rows;
    for (std::size_t i = 0; i < result.settings.size(); ++i) rows.push_back(summary_of(result, i));
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
        const double va = rank_value(a, def.rank_by);
        const double vb = rank_value(b, def.rank_by);
        if (!std::isfinite(va) || !std::isfinite(vb)) return std::isfinite(va) && !std::isfinite(vb);
        return def.ascending ? va < vb : va > vb;
    });
    return rows;
}

std::vector<Difference> paired_differences(const SweepResult& result) {
    std::map<std::uint64_t, const CaseResult*> first;
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        if (result.cases[i].setting == 0) first[result.cases[i].seed] = &result.results[i];
    }
    std::vector<Difference> rows;
    for (std::size_t setting = 1; setting < result.settings.size(); ++setting) {
        for (const CaseOutcome& outcome : outcomes_of(result)) {
            std::vector<double> differences;
            for (std::size_t i = 0; i < result.cases.size(); ++i) {
                if (result.cases[i].setting != setting) continue;
                const double difference = value_of(result.results[i], outcome.name) -
                                          value_of(*first.at(result.cases[i].seed), outcome.name);
                if (std::isfinite(difference)) differences.push_back(difference);
            }
            rows.push_back({setting, outcome.name, outcome.unit, mean_interval(differences)});
        }
    }
    return rows;
}

std::string settings_csv(const SweepDef& def, const SweepResult& result) {
    std::string csv = "rank,setting" + axis_names(def) + ",n,failed,not_cleared,missing";
    for (const CaseOutcome& outcome : outcomes_of(result)) {
        for (const char* part : {"mean", "low95", "high95", "unknown"}) {
            csv.append(",").append(csv_cell(fmt::format("{} {}", heading(outcome), part)));
        }
    }
    csv += "\n";
    int rank = 0;
    for (const SettingSummary& row : ranked_settings(def, result)) {
        const SweepSetting& setting = result.settings[row.setting];
        csv += fmt::format("{},{}{},{},{},{},{}", ++rank, csv_cell(setting.label), axis_values(setting), row.n,
                           row.failed, row.not_cleared, row.missing);
        for (const OutcomeSummary& outcome : row.outcomes) {
            csv += fmt::format(",{},{},{},{}", field(outcome.interval.mean), field(outcome.interval.low),
                               field(outcome.interval.high), outcome.unknown);
        }
        csv += "\n";
    }
    return csv;
}

std::string cases_csv(const SweepDef& def, const SweepResult& result) {
    const std::vector<CaseOutcome> outcomes = outcomes_of(result);
    std::string csv = "case,setting" + axis_names(def) + ",seed,status,state_hash,message";
    for (const CaseOutcome& outcome : outcomes) csv.append(",").append(csv_cell(heading(outcome)));
    csv += "\n";
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        const SweepCase& one = result.cases[i];
        const CaseResult& answer = result.results[i];
        const SweepSetting& setting = result.settings[one.setting];
        csv += fmt::format("{},{}{},{},{},{},{}", csv_cell(one.name), csv_cell(setting.label), axis_values(setting),
                           one.seed, name_of(answer.status), answer.state_hash, csv_cell(answer.message));
        for (const CaseOutcome& outcome : outcomes) {
            csv.append(",").append(field(value_of(answer, outcome.name)));
        }
        csv += "\n";
    }
    return csv;
}

std::string differences_csv(const SweepResult& result) {
    std::string csv = "setting,against,outcome,unit,pairs,mean_difference,low95,high95\n";
    for (const Difference& row : paired_differences(result)) {
        csv += fmt::format("{},{},{},{},{},{},{},{}\n", csv_cell(result.settings[row.setting].label),
                           csv_cell(result.settings.front().label), csv_cell(row.outcome), csv_cell(row.unit),
                           row.interval.n, field(row.interval.mean), field(row.interval.low),
                           field(row.interval.high));
    }
    return csv;
}

std::string ranking_text(const SweepDef& def, const SweepResult& result) {
    const std::vector<Difference> differences = paired_differences(result);
    std::size_t width = 7;
    for (const SweepSetting& setting : result.settings) width = std::max(width, setting.label.size());
    std::string unit;
    for (const CaseOutcome& outcome : outcomes_of(result)) {
        if (outcome.name == def.rank_by) unit = outcome.unit;
    }
    std::string text = fmt::format("Ranked by {} [{}], {} first; mean [95 % interval]\n", def.rank_by, unit,
                                   def.ascending ? "smallest" : "largest");
    text += fmt::format("{:>4}  {:<{}}  {:>4}  {:>6}  {:>11}  {:<28}  {}\n", "rank", "setting", width, "n",
                        "failed", "not cleared", def.rank_by, "against the first setting, seed by seed");
    int rank = 0;
    for (const SettingSummary& row : ranked_settings(def, result)) {
        std::string mean = "unknown";
        for (const OutcomeSummary& outcome : row.outcomes) {
            if (outcome.name == def.rank_by) mean = interval_text(outcome.interval);
        }
        std::string difference = row.setting == 0 ? "-" : "unknown";
        for (const Difference& one : differences) {
            if (one.setting == row.setting && one.outcome == def.rank_by) {
                difference = interval_text(one.interval);
            }
        }
        text += fmt::format("{:>4}  {:<{}}  {:>4}  {:>6}  {:>11}  {:<28}  {}\n", ++rank,
                            result.settings[row.setting].label, width, row.n, row.failed, row.not_cleared, mean,
                            difference);
    }
    return text;
}

}  // namespace tidegate

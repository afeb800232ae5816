#include "validate/report_text.h"

#include <fmt/core.h>

#include <array>
#include <nlohmann/json.hpp>

namespace tidegate {
namespace {

nlohmann::json json_of(const Plot& plot) {
    nlohmann::json series = nlohmann::json::array();
    for (const PlotSeries& s : plot.series) {
        nlohmann::json one{
            {"name", s.name}, {"is_reference", s.is_reference}, {"x", s.x}, {"y", s.y}};
        if (!s.y_high.empty()) one["y_high"] = s.y_high;
        series.push_back(std::move(one));
    }
    return {{"name", plot.name}, {"x", plot.x_label}, {"y", plot.y_label}, {"series", series}};
}

}  // namespace

std::string summary_text(const std::vector<CaseRun>& outcomes) {
    std::array<int, 5> rows{};
    int hard = 0, incomplete = 0;
    for (const CaseRun& outcome : outcomes) {
        incomplete += !outcome.is_complete;
        for (const Finding& f : outcome.report.findings) {
            ++rows[static_cast<std::size_t>(f.verdict)];
            hard += f.verdict == Verdict::fails && f.gate == Gate::hard;
        }
    }
    std::string text = fmt::format(
        "{} rows pass, {} FAIL ({} of them hard), {} without a bound, {} skipped, {} not run",
        rows[0], rows[1], hard, rows[2], rows[3], rows[4]);
    if (incomplete > 0) text += fmt::format("; {} cases were interrupted", incomplete);
    return text;
}

std::string report_text(const std::vector<CaseRun>& outcomes) {
    std::string text;
    for (const CaseRun& outcome : outcomes) {
        if (!outcome.is_complete) continue;
        for (const Finding& f : outcome.report.findings) {
            text += fmt::format("{:<4} {}  {:<8}  {}\n", f.id, name_of(f.gate), name_of(f.verdict),
                                f.what);
            text += fmt::format("                     measured {}\n", f.measured);
            if (!f.expected.empty())
                text += fmt::format("                     expected {}\n", f.expected);
            if (!f.source.empty())
                text += fmt::format("                     source   {}\n", f.source);
        }
        text += fmt::format("     {}: {:.1f} s of wall time\n\n", outcome.of->name, outcome.wall_s);
    }
    return text + summary_text(outcomes) + "\n";
}

std::string report_json(const std::vector<CaseRun>& outcomes) {
    nlohmann::json rows = nlohmann::json::array(), cases = nlohmann::json::array();
    for (const CaseRun& outcome : outcomes) {
        for (const Finding& f : outcome.report.findings) {
            rows.push_back({{"id", f.id},
                            {"gate", name_of(f.gate)},
                            {"what", f.what},
                            {"measured", f.measured},
                            {"expected", f.expected},
                            {"verdict", name_of(f.verdict)},
                            {"source", f.source}});
        }
        nlohmann::json plots = nlohmann::json::array();
        for (const Plot& plot : outcome.report.plots) plots.push_back(json_of(plot));
        cases.push_back({{"case", outcome.of->name},
                         {"ids", outcome.of->ids},
                         {"wall_s", outcome.wall_s},
                         {"is_complete", outcome.is_complete},
                         {"plots", plots}});
    }
    return nlohmann::json{{"rows", rows}, {"cases", cases}}.dump(1) + "\n";
}

}  // namespace tidegate

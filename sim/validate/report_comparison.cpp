#include "validate/report_comparison.h"

#include <fmt/core.h>

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/fault.h"

namespace tidegate {
namespace {

struct Row {
    std::string measured, verdict;
};

// By id and text of the row.
std::map<std::pair<std::string, std::string>, Row> rows_of(const std::string& text) {
    std::map<std::pair<std::string, std::string>, Row> rows;
    try {
        const nlohmann::json report = nlohmann::json::parse(text);
        for (const auto& row : report.at("rows")) {
            rows[{row.at("id").get<std::string>(), row.at("what").get<std::string>()}] = {
                row.at("measured").get<std::string>(), row.at("verdict").get<std::string>()};
        }
    } catch (const nlohmann::json::exception& error) {
        throw InputError(fmt::format("the report to compare with is not one of 'validate --json': {}", error.what()));
    }
    return rows;
}

// "|" would end a cell.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string judged(const Row& row) {
    const bool failed = row.verdict == name_of(Verdict::fails);
    return cell(row.measured) + (failed ? " **FAILS**" : "");
}

}  // namespace

std::string comparison_markdown(const std::string& before, const std::vector<CaseRun>& outcomes,
                                const std::string& name_before, const std::string& name_now) {
    const auto rows = rows_of(before);
    std::string text = fmt::format("| id | what | {} | {} | expected |\n|---|---|---|---|---|\n", name_before, name_now);
    for (const CaseRun& outcome : outcomes) {
        if (!outcome.is_complete) continue;
        for (const Finding& f : outcome.report.findings) {
            const auto found = rows.find({f.id, f.what});
            if (found == rows.end() || f.is_detail) continue;
            text += fmt::format("| {} | {} | {} | {} | {} |\n", f.id, cell(f.what), judged(found->second),
                                judged({f.measured, name_of(f.verdict)}), cell(f.expected));
        }
    }
    return text;
}

}  // namespace tidegate

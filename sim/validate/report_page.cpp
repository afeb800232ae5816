#include "validate/report_page.h"

#include <fmt/core.h>

#include "validate/report_text.h"
#include "validate/svg.h"

namespace tidegate {
namespace {

std::string ids_text(const Case& c) {
    std::string text;
    for (const std::string& id : c.ids) text += (text.empty() ? "" : ", ") + id;
    return text;
}

// Line breaks of the source are no part of the text.
std::string in_one_line(std::string text) {
    for (char& c : text) {
        if (c == '\n') c = ' ';
    }
    return text;
}

std::string verdict_markdown(const Finding& f) {
    return f.verdict == Verdict::fails ? "**FAILS**" : name_of(f.verdict);
}

std::string table_markdown(const std::vector<CaseRun>& outcomes) {
    std::string text =
        "| case | gate | what | measured | expected | verdict | source "
        "|\n|---|---|---|---|---|---|---|\n";
    for (const CaseRun& outcome : outcomes) {
        for (const Finding& f : outcome.report.findings) {
            if (f.is_detail) continue;
            text += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", f.id, name_of(f.gate),
                                f.what, f.measured, f.expected, verdict_markdown(f), f.source);
        }
    }
    return text;
}

std::string failing_markdown(const std::vector<CaseRun>& outcomes) {
    std::string text;
    for (const CaseRun& outcome : outcomes) {
        for (const Finding& f : outcome.report.findings) {
            if (f.verdict != Verdict::fails) continue;
            text += fmt::format("- **{}** ({}) {}: {}; expected {}.\n", f.id, name_of(f.gate),
                                f.what, f.measured, f.expected);
        }
    }
    return text.empty() ? "- nothing\n" : text;
}

std::string methods_markdown(const std::vector<CaseRun>& outcomes) {
    std::string text;
    for (const CaseRun& outcome : outcomes) {
        if (outcome.of->method.empty()) continue;
        text += fmt::format("- **{}, {}.** {}\n", ids_text(*outcome.of), outcome.of->name,
                            in_one_line(outcome.of->method));
    }
    return text;
}

void replace(std::string& text, const std::string& mark, const std::string& by) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), by);
}

std::string row_html(const Finding& f) {
    const char* kind = f.verdict == Verdict::passes  ? "ok"
                       : f.verdict == Verdict::fails ? "bad"
                                                     : "open";
    return fmt::format(
        "<tr "
        "class=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</"
        "td></tr>\n",
        kind, f.id, name_of(f.gate), escaped(f.what), escaped(f.measured), escaped(f.expected),
        name_of(f.verdict), escaped(f.source));
}

constexpr const char* style =
    "body{font-family:sans-serif;margin:2em auto;max-width:80em;padding:0 "
    "1em;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%;font-size:0.9em}td,th{border:1px solid "
    "#ccc;padding:0.3em 0.5em;text-align:left;"
    "vertical-align:top}th{background:#f2f2f2}tr.bad "
    "td:nth-child(6){background:#D55E00;color:#fff;font-weight:bold}"
    "tr.ok td:nth-child(6){background:#dbeaf5}svg{max-width:100%;height:auto;border:1px solid "
    "#ddd;margin:0.5em 0}"
    "@media print{tr{break-inside:avoid}svg{break-inside:avoid}}";

}  // namespace

std::string report_markdown(const std::vector<CaseRun>& outcomes, const std::string& frame,
                            int seeds) {
    std::string page = frame.empty() ? "{{summary}}\n\n{{failing}}\n{{methods}}\n{{table}}" : frame;
    replace(page, "{{summary}}", fmt::format("{} ({} seeds).", summary_text(outcomes), seeds));
    replace(page, "{{failing}}", failing_markdown(outcomes));
    replace(page, "{{methods}}", methods_markdown(outcomes));
    replace(page, "{{table}}", table_markdown(outcomes));
    return page;
}

std::string report_html(const std::vector<CaseRun>& outcomes, const std::string& version,
                        int seeds) {
    std::string page = fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tidegate {0}: "
        "validation</title><style>{1}</style>"
        "</head><body>\n<h1>Tidegate {0}: validation</h1>\n<p>{2} ({3} seeds).</p>\n",
        escaped(version), style, summary_text(outcomes), seeds);
    for (const CaseRun& outcome : outcomes) {
        for (const Plot& plot : outcome.report.plots) page += svg_of(plot);
    }
    page +=
        "<table><tr><th>case</th><th>gate</th><th>what</th><th>measured</th><th>expected</"
        "th><th>verdict</th><th>source</th></tr>\n";
    for (const CaseRun& outcome : outcomes) {
        for (const Finding& f : outcome.report.findings) page += row_html(f);
    }
    page += "</table>\n<h2>How it was measured</h2>\n<ul>\n";
    for (const CaseRun& outcome : outcomes) {
        if (outcome.of->method.empty()) continue;
        page += fmt::format("<li><b>{}, {}</b> ({:.1f} s of wall time): {}</li>\n",
                            ids_text(*outcome.of), escaped(outcome.of->name), outcome.wall_s,
                            escaped(in_one_line(outcome.of->method)));
    }
    return page + "</ul>\n</body></html>\n";
}

}  // namespace tidegate

#include "exchange/import_report.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace tidegate {
namespace {

constexpr std::size_t most_examples = 3;

const char* title_of(ImportReport::Part part) {
    switch (part) {
        case ImportReport::Part::read:
            return "Read";
        case ImportReport::Part::dropped:
            return "Dropped";
        case ImportReport::Part::guessed:
            return "Guessed, because the file does not say";
        case ImportReport::Part::repaired:
            return "Repaired";
        case ImportReport::Part::by_hand:
            return "To do by hand";
    }
    return "";
}

}  // namespace

void ImportReport::add(Part part, const std::string& what, const std::string& source) {
    const auto same = [&](const Line& line) { return line.part == part && line.what == what; };
    auto line = std::find_if(lines_.begin(), lines_.end(), same);
    if (line == lines_.end()) line = lines_.insert(lines_.end(), Line{part, what, 0, {}});
    ++line->cases;
    // What is to be done by hand is told case by case.
    if (!source.empty() && (part == Part::by_hand || line->examples.size() < most_examples)) line->examples.push_back(source);
}

std::size_t ImportReport::count(Part part, const std::string& what) const {
    for (const Line& line : lines_) {
        if (line.part == part && line.what == what) return line.cases;
    }
    return 0;
}

std::size_t ImportReport::count(Part part) const {
    std::size_t cases = 0;
    for (const Line& line : lines_) cases += line.part == part ? line.cases : 0;
    return cases;
}

std::string ImportReport::text() const {
    std::string out;
    for (const Part part : {Part::read, Part::dropped, Part::guessed, Part::repaired, Part::by_hand}) {
        out += fmt::format("{}\n", title_of(part));
        bool is_empty = true;
        for (const Line& line : lines_) {
            if (line.part != part) continue;
            is_empty = false;
            out += fmt::format("  {:>5}  {}", line.cases, line.what);
            if (part == Part::by_hand) {
                out += fmt::format("{}{}", line.examples.empty() ? "" : ":\n           ", fmt::join(line.examples, "\n           "));
            } else if (!line.examples.empty()) {
                out += fmt::format(" ({}{})", fmt::join(line.examples, "; "), line.cases > line.examples.size() ? "; ..." : "");
            }
            out += '\n';
        }
        if (is_empty) out += "  nothing\n";
        out += '\n';
    }
    return out;
}

}  // namespace tidegate

#include "base/fault.h"

#include <fmt/core.h>

#include <algorithm>

namespace tidegate {
namespace {

std::string joined(const Faults& faults) {
    std::string all;
    for (const Fault& fault : faults.list()) {
        if (!all.empty()) all += '\n';
        all += text(fault);
    }
    return all;
}

Faults single(std::string what) {
    Faults faults;
    faults.add({}, std::move(what));
    return faults;
}

// Damerau-Levenshtein distance, restricted (adjacent swaps count once).
int edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

std::string text(const Fault& fault) {
    std::string out = fault.place.file;
    if (fault.place.line > 0) out += fmt::format(":{}", fault.place.line);
    if (fault.place.line > 0 && fault.place.column > 0) out += fmt::format(":{}", fault.place.column);
    if (!out.empty()) out += ": ";
    out += fault.what;
    if (!fault.expected.empty()) out += "; expected " + fault.expected;
    if (!fault.cure.empty()) out += "; " + fault.cure;
    return out;
}

void Faults::add(Place place, std::string what, std::string expected, std::string cure) {
    add({std::move(place), std::move(what), std::move(expected), std::move(cure)});
}

InputError::InputError(Faults faults) : std::runtime_error(joined(faults)), faults_(std::move(faults)) {}

InputError::InputError(std::string what) : std::runtime_error(what), faults_(single(std::move(what))) {}

std::string nearest_name(std::string_view wanted, std::span<const std::string> names) {
    // Of a short name something must be left, or any name is near.
    const int length = static_cast<int>(wanted.size());
    const int allowed = std::min(std::max(2, length / 3), length - 1);
    std::string best;
    int best_distance = allowed + 1;
    for (const std::string& name : names) {
        const int distance = edit_distance(wanted, name);
        if (distance < best_distance) {
            best = name;
            best_distance = distance;
        }
    }
    return best;
}

std::string nearest_name_cure(std::string_view wanted, std::span<const std::string> names) {
    if (names.empty()) return {};
    if (const auto near = nearest_name(wanted, names); !near.empty()) {
        return fmt::format("did you mean '{}'?", near);
    }
    constexpr std::size_t most = 12;
    std::string list = "known: ";
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        list += (i > 0 ? ", " : "") + names[i];
    }
    if (names.size() > most) list += fmt::format(" and {} more", names.size() - most);
    return list;
}

}  // namespace tidegate

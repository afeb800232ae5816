#include "scenario/places.h"

#include <fmt/core.h>

#include <algorithm>

namespace tidegate {

std::string with_article(const std::string& word) {
    const bool vowel = std::string_view("aeiou").find(word.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + word;
}

void Places::add(NamedPlace place, Faults& faults) {
    if (place.name == "any_exit") {
        faults.add(place.place,
                   "'any_exit' cannot be a name: demand.csv uses it for the quickest exit");
        return;
    } else if (const NamedPlace* other = find(place.name)) {
        faults.add(place.place,
                   fmt::format("the name '{}' of this {} is taken by the {} in {}:{}", place.name,
                               place.word, other->word, other->place.file, other->place.line),
                   "names that are unique over all places and train services");
        return;
    }
    rows_.emplace(place.name, places_.size());
    places_.push_back(std::move(place));
}

const NamedPlace* Places::find(std::string_view name) const {
    const auto it = rows_.find(name);
    return it != rows_.end() ? &places_[it->second] : nullptr;
}

void Places::renumber(NameKind kind, const std::vector<int>& rows, const std::string& word) {
    for (NamedPlace& place : places_) {
        if (place.kind != kind) continue;
        place.row = rows[static_cast<std::size_t>(place.row)];
        if (place.row < 0) place.kind = NameKind::other, place.word = word;
    }
}

std::vector<std::string> Places::names(std::initializer_list<NameKind> kinds) const {
    std::vector<std::string> out;
    for (const NamedPlace& place : places_) {
        const bool wanted =
            kinds.size() == 0 || std::find(kinds.begin(), kinds.end(), place.kind) != kinds.end();
        if (wanted) out.push_back(place.name);
    }
    return out;
}

}  // namespace tidegate

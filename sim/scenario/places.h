#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fault.h"
#include "sensors/observable_def.h"

namespace tidegate {

/// What a name stands for; the first values are those of PlaceKind.
enum class NameKind {
    area,
    opening,
    facility,
    connector,
    exit,
    entrance,
    platform,
    line,
    service,
    other
};

struct NamedPlace {
    std::string name;
    NameKind kind = NameKind::other;
    int row = -1;      ///< of its table
    std::string word;  ///< "stair", "train service": how messages call it
    Place place;       ///< where the name is given
};

/// "an exit", "a stair".
std::string with_article(const std::string& word);

/// All names of venue features and train services: unique over all kinds.
class Places {
public:
    /// A name that is taken already is a fault.
    void add(NamedPlace place, Faults& faults);
    const NamedPlace* find(std::string_view name) const;
    /// Names of these kinds in the order added; of all kinds when the list is empty.
    std::vector<std::string> names(std::initializer_list<NameKind> kinds = {}) const;
    const std::vector<NamedPlace>& all() const { return places_; }
    /// Gives places of a kind new rows: row -> `rows[row]`. Those of which nothing is left (-1) keep their name as `word`,
    /// a kind that nothing can be done with.
    void renumber(NameKind kind, const std::vector<int>& rows, const std::string& word);

private:
    std::vector<NamedPlace> places_;
    std::map<std::string, std::size_t, std::less<>> rows_;  ///< by name
};

}  // namespace tidegate

#include "scenario/past_days.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenario/csv.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

struct PastDay {
    AnalogueDay day;
    std::vector<Attribute> attributes;
    std::string file;
    const std::string* text = nullptr;
};

const std::string* find(const std::vector<Attribute>& all, const std::string& name) {
    const auto it = std::find_if(all.begin(), all.end(), [&](const Attribute& a) { return a.name == name; });
    return it == all.end() ? nullptr : &it->value;
}

double alike(const std::string& a, const std::string& b) {
    if (a == b) return 1;
    const std::optional<double> x = number_of(a), y = number_of(b);
    if (!x || !y || *x < 0 || *y < 0) return 0;
    return *x == *y ? 1 : std::min(*x, *y) / std::max(*x, *y);  // also of two zeros
}

// Nothing, with a fault, when it is no such list.
std::vector<Attribute> read_attributes(const TableReader& values, const char* key) {
    std::vector<Attribute> all;
    for (const std::string& part : cut_list(values.text(key))) {
        const std::size_t colon = part.find(':');
        const std::string name = trimmed(part.substr(0, colon));
        const std::string value = colon == std::string::npos ? "" : trimmed(part.substr(colon + 1));
        if (name.empty() || value.empty()) {
            values.fault(key, fmt::format("holds '{}'", part), "attribute: value; attribute: value");
            return {};
        }
        if (find(all, name) != nullptr) {
            values.fault(key, fmt::format("holds '{}' twice", name), "each attribute once");
            return {};
        }
        all.push_back({name, value});
    }
    return all;
}

void check_weights(const TableReader& demand, const std::vector<Attribute>& weights, const std::vector<Attribute>& like) {
    std::vector<std::string> names;
    for (const Attribute& attribute : like) names.push_back(attribute.name);
    for (const Attribute& weight : weights) {
        if (number_of(weight.value).value_or(-1) < 0) {
            demand.fault("like_weights", fmt::format("holds '{}: {}'", weight.name, weight.value), "a weight of at least 0");
        } else if (find(like, weight.name) == nullptr && !like.empty()) {
            demand.fault("like_weights", fmt::format("names the attribute '{}', which 'like' does not", weight.name), {},
                         nearest_name_cure(weight.name, names));
        }
    }
}

// What no past day says makes none of them likelier: a misspelt name, most often.
void check_known(const TableReader& demand, const std::vector<Attribute>& like, const std::vector<PastDay>& days) {
    std::vector<std::string> known;
    for (const PastDay& past : days) {
        for (const Attribute& attribute : past.attributes) known.push_back(attribute.name);
    }
    for (const Attribute& attribute : like) {
        if (std::find(known.begin(), known.end(), attribute.name) != known.end()) continue;
        demand.fault("like", fmt::format("names the attribute '{}', which no [[past_day]] has", attribute.name), {},
                     nearest_name_cure(attribute.name, known));
    }
}

std::vector<PastDay> read_days(Loading& loading, const Node& document, const std::vector<Attribute>& like,
                               const std::vector<Attribute>& weights) {
    std::vector<PastDay> days;
    std::vector<std::string> names;
    const std::vector<const Node*> rows = table_rows(document, "past_day", loading.reading.faults);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader values(loading.reading, rows[i],
                                 {"past_day", row_address("past_day", *rows[i], i), "[[past_day]]"}, rows[i]->place);
        check_unique(values, names, "past day");
        names.push_back(values.text("name"));
        PastDay& past = days.emplace_back();
        past.attributes = read_attributes(values, "attributes");
        past.day.name = values.text("name");
        past.day.likeness = likeness(past.attributes, like, weights);
        past.file = values.text("file");
        if (values.good("file")) past.text = file_text(loading, values, "a demand file, CSV");
    }
    return days;
}

// So many of the likest, of equal ones the first; their shares sum to 1.
void keep_likest(std::vector<PastDay>& days, std::size_t most) {
    std::erase_if(days, [](const PastDay& past) { return past.day.likeness <= 0; });
    std::stable_sort(days.begin(), days.end(), [](const PastDay& a, const PastDay& b) { return a.day.likeness > b.day.likeness; });
    days.resize(std::min(days.size(), most));
    double sum = 0;
    for (const PastDay& past : days) sum += past.day.likeness;
    for (PastDay& past : days) past.day.share = past.day.likeness / sum;
}

}  // namespace

double likeness(const std::vector<Attribute>& day, const std::vector<Attribute>& like, const std::vector<Attribute>& weights) {
    double sum = 0, all = 0;
    for (const Attribute& wanted : like) {
        const std::string* weight = find(weights, wanted.name);
        const double w = weight != nullptr ? number_of(*weight).value_or(1) : 1;
        const std::string* value = find(day, wanted.name);
        all += w;
        if (value != nullptr) sum += w * alike(*value, wanted.value);
    }
    return all > 0 ? sum / all : 0;
}

std::vector<DemandFile> analogue_files(Loading& loading, const Node& document, const TableReader& demand) {
    Faults& faults = loading.reading.faults;
    const std::size_t before = faults.size();
    if (demand.given("file") && !demand.text("file").empty()) demand.fault("file", "has no effect when analogues are asked for", "no file, or analogues = 0");
    const std::vector<Attribute> like = read_attributes(demand, "like"), weights = read_attributes(demand, "like_weights");
    if (like.empty() && demand.good("like") && faults.size() == before) {
        demand.fault("like", "is empty: no past day is liker than another",
                     "what the day that is run is like, as \"day: eve; weather: dry\"");
    }
    check_weights(demand, weights, like);
    std::vector<PastDay> days = read_days(loading, document, like, weights);
    if (days.empty()) {
        demand.fault("analogues", fmt::format("is {}, but there is no [[past_day]]", demand.integer("analogues")),
                     "past days to choose from");
    } else {
        check_known(demand, like, days);
    }
    if (faults.size() > before) return {};
    keep_likest(days, static_cast<std::size_t>(demand.integer("analogues")));
    if (days.empty()) {
        demand.fault("like", fmt::format("is '{}', and no past day is like that in anything", demand.text("like")),
                     "an attribute that some day shares");
    }
    std::vector<DemandFile> files;
    for (const PastDay& past : days) {
        files.push_back({past.file, past.text, past.day.share});
        loading.scenario.demand.analogues.push_back(past.day);
    }
    return files;
}

}  // namespace tidegate

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/fault.h"
#include "scenario/class_presets.h"
#include "scenario/keys.h"
#include "scenario/people.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

constexpr std::size_t most_classes = 200;

// Two keys of which the first may not exceed the second.
void check_order(const TableReader& values, std::string_view low, std::string_view high) {
    if (values.number(low) <= values.number(high)) return;
    values.fault(low, fmt::format("is {}", short_number(values.number(low))),
                 fmt::format("at most {} = {}", high, short_number(values.number(high))));
}

void read_speed(const TableReader& values, PopulationDef& def) {
    def.free_speed_law = values.choice<SpeedLaw>("free_speed_law");
    def.free_speed_mean_m_s = values.number("free_speed_mean_m_s");
    def.free_speed_sd_m_s = values.number("free_speed_sd_m_s");
    def.free_speed_min_m_s = values.number("free_speed_min_m_s");
    def.free_speed_max_m_s = values.number("free_speed_max_m_s");
    def.age_min = values.number("age_min");
    def.age_max = values.number("age_max");
    if (values.given("women_share")) def.women_share = values.number("women_share");
    def.motivation = values.number("motivation");
    if (def.free_speed_law == SpeedLaw::normal) {
        check_order(values, "free_speed_min_m_s", "free_speed_mean_m_s");
        check_order(values, "free_speed_mean_m_s", "free_speed_max_m_s");
    } else {
        check_order(values, "free_speed_min_m_s", "free_speed_max_m_s");
    }
    check_order(values, "age_min", "age_max");
}

void read_body(const TableReader& values, PopulationDef& def) {
    def.body_radius_m = values.number("body_radius_m");
    def.body_radius_sd_m = values.number("body_radius_sd_m");
    def.luggage_share = values.number("luggage_share");
    def.luggage_radius_m = values.number("luggage_radius_m");
    def.luggage_speed_factor = values.number("luggage_speed_factor");
    def.can_use.stairs = values.boolean("uses_stairs");
    def.can_use.escalators = values.boolean("uses_escalators");
    const double width_m = values.number("clear_width_m");
    def.can_use.width = static_cast<std::uint8_t>(std::ceil(width_m / Abilities::width_unit_m - 1e-6));
    def.stair_up_factor = values.number("stair_up_factor");
    def.stair_down_factor = values.number("stair_down_factor");
    constexpr double least_m = 0.08;
    if (def.body_radius_m - 2 * def.body_radius_sd_m < least_m) {
        values.fault("body_radius_sd_m", fmt::format("is {}", short_number(def.body_radius_sd_m)),
                     fmt::format("at most {:.3g}, so that two of it below body_radius_m are {} m",
                                 0.5 * (def.body_radius_m - least_m), least_m));
    }
}

// The keys a law cannot do without.
std::vector<const char*> needed_by(DelayLaw law) {
    switch (law) {
        case DelayLaw::normal: return {"pre_movement_mean_s", "pre_movement_sd_s"};
        case DelayLaw::lognormal: return {"pre_movement_log_mean", "pre_movement_log_sd"};
        case DelayLaw::gamma:
        case DelayLaw::weibull: return {"pre_movement_shape", "pre_movement_scale_s"};
        case DelayLaw::triangular: return {"pre_movement_mode_s"};
        case DelayLaw::uniform: break;
    }
    return {};
}

void check_delay(const TableReader& values, const PopulationDef& def) {
    const DelayLaw law = def.pre_movement_law;
    for (const char* key : needed_by(law)) {
        if (values.given(key)) continue;
        values.fault("pre_movement_law",
                     fmt::format("is '{}', but '{}' is missing", values.text("pre_movement_law"), key),
                     expected_value(*find_key("population", key)));
    }
    const bool has_range = law == DelayLaw::uniform || law == DelayLaw::triangular;
    if (has_range || def.pre_movement_max_s > 0) {
        check_order(values, "pre_movement_min_s", "pre_movement_max_s");
    }
    if (law == DelayLaw::triangular && values.good("pre_movement_mode_s")) {
        check_order(values, "pre_movement_min_s", "pre_movement_mode_s");
        check_order(values, "pre_movement_mode_s", "pre_movement_max_s");
    }
}

void read_delay(const TableReader& values, PopulationDef& def) {
    def.pre_movement_law = values.choice<DelayLaw>("pre_movement_law");
    def.pre_movement_min_s = values.number("pre_movement_min_s");
    def.pre_movement_max_s = values.number("pre_movement_max_s");
    def.pre_movement_mean_s = values.number("pre_movement_mean_s");
    def.pre_movement_sd_s = values.number("pre_movement_sd_s");
    def.pre_movement_mode_s = values.number("pre_movement_mode_s");
    def.pre_movement_log_mean = values.number("pre_movement_log_mean");
    def.pre_movement_log_sd = values.number("pre_movement_log_sd");
    if (values.good("pre_movement_shape")) def.pre_movement_shape = values.number("pre_movement_shape");
    if (values.good("pre_movement_scale_s")) {
        def.pre_movement_scale_s = values.number("pre_movement_scale_s");
    }
    check_delay(values, def);
}

void read_group_sizes(const TableReader& values, PopulationDef& def) {
    def.group_sizes = values.numbers("group_sizes");
    if (def.group_sizes.empty()) return;
    const std::string expected = fmt::format(
        "at most {} shares from 0 to 1 that sum to 1, for groups of 1, 2, 3, ...", most_in_group);
    double sum = 0;
    bool in_range = def.group_sizes.size() <= std::size_t(most_in_group);
    for (const double share : def.group_sizes) {
        sum += share;
        in_range = in_range && share >= 0 && share <= 1;
    }
    if (!in_range) {
        values.fault("group_sizes", "holds what is no share, or too many", expected);
    } else if (std::abs(sum - 1) > share_tolerance) {
        values.fault("group_sizes", fmt::format("sums to {:.6g}", sum), expected);
    }
}

void read_choice(const TableReader& values, PopulationDef& def) {
    def.route_law = values.choice<RouteLaw>("route_choice");
    def.familiar_exit = values.text("familiar_exit");
    def.familiar_share = values.number("familiar_share");
    def.familiar_worth_s = values.number("familiar_worth_s");
    def.informed_share = values.number("informed_share");
}

// What `table` leaves out comes from `base`.
Node laid_over(const Node& table, const Node& base) {
    Node merged = table;
    for (const Node& value : base.children) {
        if (value.key == "name" || value.key == "like") continue;
        if (table.find(value.key) == nullptr) merged.children.push_back(value);
    }
    return merged;
}

// [[class]] tables, each with what it takes from another.
struct ClassTables {
    Reading& reading;
    Scenario& scenario;
    std::map<std::string, Node> by_name;  ///< all that can be named in `like` so far

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& [name, table] : by_name) all.push_back(name);
        return all;
    }

    Node complete(const Node& table) const {
        const Node* like = table.find("like");
        const auto base = by_name.find(like != nullptr && like->is_text() ? like->text : "adults");
        return base != by_name.end() ? laid_over(table, base->second) : table;
    }

    void check_names(const TableReader& values) const {
        if (by_name.count(values.text("like")) == 0) {
            values.fault("like", fmt::format("is the unknown class '{}'", values.text("like")),
                         "a built-in class, population, or a [[class]] above this one",
                         nearest_name_cure(values.text("like"), names()));
        }
        if (!values.good("name")) return;
        const std::string& name = values.text("name");
        if (name == "population" || find_preset(name) != nullptr) {
            values.fault("name", fmt::format("is '{}', which is built in", name), "another name",
                         fmt::format("to change it, write like = \"{}\" under a name of your own", name));
        } else if (name.find_first_of(":;") != std::string::npos) {
            values.fault("name", fmt::format("is '{}'", name), "a name without ':' and ';'");
        }
    }

    void read(const Node& table, std::size_t row) {
        const Node merged = table.is_table() ? complete(table) : table;
        const TableReader values(reading, &merged,
                                 {"class", row_address("class", table, row), "[[class]]"}, table.place);
        std::vector<std::string> taken;
        for (const PopulationDef& def : scenario.demand.classes) taken.push_back(def.name);
        check_unique(values, taken, "class");
        check_names(values);
        PopulationDef def = read_class(values);
        def.name = values.text("name");
        by_name.emplace(def.name, merged);
        scenario.demand.classes.push_back(std::move(def));
    }
};

void read_members(Reading& reading, const Node& table, std::size_t row, People& people, Scenario& scenario) {
    const TableReader values(reading, &table, {"group", row_address("group", table, row), "[[group]]"},
                             table.place);
    std::vector<std::string> taken;
    for (const GroupDef& def : scenario.demand.groups) taken.push_back(def.name);
    check_unique(values, taken, "group");
    GroupDef def;
    def.name = values.text("name");
    const std::vector<Node> members = values.list("members");
    if (values.good("members") && (members.empty() || members.size() > std::size_t(most_in_group))) {
        values.fault("members",
                     fmt::format("holds {}", counted(static_cast<std::int64_t>(members.size()), "name")),
                     fmt::format("1 to {} classes", most_in_group));
    }
    for (const Node& member : members) {
        const auto found = people.class_row(member.text);
        if (found) {
            def.members.push_back(*found);
        } else {
            reading.faults.add(member.place, fmt::format("'members' names the unknown class '{}'", member.text),
                               {}, people.class_cure(member.text));
        }
    }
    scenario.demand.groups.push_back(std::move(def));
}

// Own tables in the order of the rows they became: [population], then [[class]].
std::vector<const Node*> class_nodes(const Node& document) {
    Faults ignored;
    std::vector<const Node*> nodes{document.find("population")};
    for (const Node* row : table_rows(document, "class", ignored)) nodes.push_back(row);
    return nodes;
}

}  // namespace

PopulationDef read_class(const TableReader& values) {
    PopulationDef def;
    read_speed(values, def);
    read_body(values, def);
    read_delay(values, def);
    read_group_sizes(values, def);
    read_choice(values, def);
    return def;
}

PopulationDef preset_class(std::string_view name) {
    const ClassPreset* preset = find_preset(name);
    promise(preset != nullptr, "there is no built-in class of this name");
    Faults faults;
    Reading reading{faults, {}};
    const Node table = preset_table(*preset);
    const std::string address = "class." + std::string(name);
    PopulationDef def = read_class(TableReader(reading, &table, {"population", address, address}, {}));
    promise(faults.empty(), "a built-in class is at fault");
    def.name = name;
    return def;
}

void read_people(Reading& reading, const Node& document, People& people, Scenario& scenario) {
    const Node* table = document.find("population");
    const Place where = table != nullptr ? table->place : Place{document.place.file, 0, 0};
    scenario.demand.population =
        read_class(TableReader(reading, table, {"population", "population", "[population]"}, where));
    ClassTables tables{reading, scenario, {}};
    for (const ClassPreset& preset : class_presets()) {
        tables.by_name.emplace(preset.name, preset_table(preset));
    }
    tables.by_name["population"] = table != nullptr && table->is_table() ? *table : Node{};
    const std::vector<const Node*> classes = table_rows(document, "class", reading.faults);
    for (std::size_t i = 0; i < classes.size(); ++i) tables.read(*classes[i], i);
    if (classes.size() > most_classes) {
        reading.faults.add(classes.back()->place, fmt::format("there are {} classes", classes.size()),
                           fmt::format("at most {}", most_classes));
    }
    const std::vector<const Node*> groups = table_rows(document, "group", reading.faults);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        read_members(reading, *groups[i], i, people, scenario);
    }
}

void find_familiar_exits(Reading& reading, const Node& document, const Places& places, Scenario& scenario) {
    const std::vector<const Node*> nodes = class_nodes(document);
    for (std::size_t row = 0; row < scenario.demand.class_count(); ++row) {
        PopulationDef& def =
            row == 0 ? scenario.demand.population : scenario.demand.classes[row - 1];
        if (def.familiar_exit.empty()) continue;
        const NamedPlace* place = places.find(def.familiar_exit);
        if (place != nullptr && place->kind == NameKind::exit) {
            def.familiar_exit_row = place->row;
            continue;
        }
        // A class that took the name from another is not told again.
        const Node* own =
            row < nodes.size() && nodes[row] != nullptr ? nodes[row]->find("familiar_exit") : nullptr;
        if (own == nullptr) continue;
        reading.faults.add(
            own->place,
            place == nullptr ? fmt::format("'familiar_exit' is the unknown place '{}'", def.familiar_exit)
                             : fmt::format("'familiar_exit' is '{}', which is {}", def.familiar_exit,
                                           with_article(place->word)),
            "an exit of the venue", nearest_name_cure(def.familiar_exit, places.names({NameKind::exit})));
    }
}

void check_sight(Reading& reading, const Node& document, const Scenario& scenario) {
    for (std::size_t row = 0; row < scenario.demand.class_count(); ++row) {
        const PopulationDef& def = scenario.demand.class_at(row);
        const double luggage_m = def.luggage_share > 0 ? def.luggage_radius_m : 0;
        const double radius_m = def.body_radius_m + 2 * def.body_radius_sd_m + luggage_m;
        const double needed_m = 2 * radius_m * std::max(1.0, scenario.walk.follow_width);
        if (needed_m <= scenario.walk.sight_m) continue;
        const Node* table = document.find("walking");
        const Node* value = table != nullptr ? table->find("sight_m") : nullptr;
        reading.faults.add(
            value != nullptr ? value->place : Place{document.place.file, 0, 0},
            fmt::format(
                "[walking] sight_m is {}, too short for the class '{}', of bodies up to {:.3g} m wide",
                short_number(scenario.walk.sight_m), def.name, 2 * radius_m),
            fmt::format("at least {:.4g}", needed_m));
        return;
    }
}

}  // namespace tidegate

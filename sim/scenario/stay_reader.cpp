#include <fmt/core.h>

#include "scenario/section_readers.h"

namespace tidegate {
namespace {

void read_stay(const TableReader& values, const Places& places, Scenario& scenario) {
    std::vector<std::string> names;
    for (const StayDef& other : scenario.demand.stays) names.push_back(other.name);
    check_unique(values, names, "stay");
    StayDef def;
    def.name = values.text("name");
    def.mean_s = 60 * values.number("mean_min");
    def.sd_s = 60 * values.number("sd_min");
    def.leaves_within_s = 60 * values.number("leaves_within_min");
    if (values.given("counts_from")) def.counts_from = values.time("counts_from", scenario.calendar).value_or(-1);
    if (values.given("leaves_by")) def.leaves_by = values.time("leaves_by", scenario.calendar).value_or(-1);
    const bool is_late = def.counts_from >= 0 && def.leaves_by >= 0 && def.leaves_by <= def.counts_from;
    if (is_late) values.fault("leaves_by", fmt::format("is '{}', not after 'counts_from'", values.text("leaves_by")), "a later time");
    std::vector<std::string> areas;
    for (const AreaDef& area : scenario.venue.areas) areas.push_back(area.name);
    const NamedPlace* place = places.find(values.text("place"));
    if (place != nullptr && place->kind != NameKind::area && values.good("place")) {
        values.fault("place", fmt::format("is '{}', which is {}", place->name, with_article(place->word)), "an area");
    } else if (values.good("place")) {
        def.area.row = find_row(values, "place", areas, "area");
    }
    scenario.demand.stays.push_back(std::move(def));
}

}  // namespace

void read_stays(Reading& reading, const Node& document, const Places& places, Scenario& scenario) {
    const std::vector<const Node*> rows = table_rows(document, "stay", reading.faults);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableName name{"stay", row_address("stay", *rows[i], i), "[[stay]]"};
        read_stay(TableReader(reading, rows[i], name, rows[i]->place), places, scenario);
    }
}

}  // namespace tidegate

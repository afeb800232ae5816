#include "scenario/fidelity_reader.h"

#include <fmt/core.h>

#include <cmath>

namespace tidegate {
namespace {

TableReader section(Reading& reading, const Node& document, const std::string& name) {
    const Node* table = document.find(name);
    const Place where = table != nullptr ? table->place : Place{document.place.file, 0, 0};
    return TableReader(reading, table, {name, name, "[" + name + "]"}, where);
}

// The run jumps by whole steps.
void check_multiple(const TableReader& values, double step_s) {
    if (!values.good("step_s") || step_s <= 0) return;
    const double steps = values.number("step_s") / step_s;
    if (std::abs(steps - std::round(steps)) < 1e-6 && steps > 0.5) return;
    const double near_s = std::max(1.0, std::round(steps)) * step_s;
    values.fault("step_s", fmt::format("is {}", short_number(values.number("step_s"))),
                 fmt::format("a whole multiple of simulation.step_s = {}", short_number(step_s)),
                 fmt::format("set it to {:.6g}", near_s));
}

}  // namespace

UsualFidelity read_simulation(Reading& reading, const Node& document, Scenario& scenario) {
    const TableReader simulation = section(reading, document, "simulation");
    scenario.step_s = simulation.number("step_s");
    const TableReader network = section(reading, document, "network");
    NetworkDef& def = scenario.network;
    def.step_s = network.number("step_s");
    def.cost_interval_s = network.number("cost_interval_s");
    def.micro_from_per_m2 = network.number("micro_from_per_m2");
    def.network_below_per_m2 = network.number("network_below_per_m2");
    def.network_after_s = network.number("network_after_s");
    check_multiple(network, scenario.step_s);
    if (def.network_below_per_m2 > def.micro_from_per_m2) {
        network.fault("network_below_per_m2", fmt::format("is {}", short_number(def.network_below_per_m2)),
                      fmt::format("at most micro_from_per_m2 = {}", short_number(def.micro_from_per_m2)));
    }
    if (!simulation.given("fidelity") || !simulation.good("fidelity")) return {};
    const auto kind = simulation.choice<Fidelity>("fidelity");
    return {kind, kind};
}

FidelityDef read_fidelity(Reading& reading, const TableReader& values, const std::string& name, Fidelity usual,
                          const Calendar& calendar) {
    FidelityDef def;
    def.venue = name;
    const bool is_own = values.given("fidelity") && values.good("fidelity");
    def.kind = is_own ? values.choice<Fidelity>("fidelity") : usual;
    const std::vector<Node> list = values.list("micro");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const TableReader times(reading, &list[i],
                                {"micro.times", fmt::format("{}.micro.{}", values.name().address, i + 1),
                                 "micro of " + values.name().title},
                                list[i].place);
        const auto from = times.time("from", calendar);
        const auto until = times.time("until", calendar);
        if (!from || !until) continue;
        if (*until <= *from) {
            times.fault("until", fmt::format("is '{}', not after '{}'", times.text("until"), times.text("from")),
                        "a later time");
        } else if (!def.micro.empty() && *from < def.micro.back().until) {
            times.fault("from", fmt::format("is '{}', before the end of the times before it", times.text("from")),
                        "times in order that do not overlap");
        } else {
            def.micro.push_back({*from, *until});
        }
    }
    return def;
}

}  // namespace tidegate

#include "cli/run_watch.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/text.h"

namespace tidegate::cli {
namespace {

constexpr int most_stuck_told = 10;
constexpr const char* no_colour = "\033[0m";

// The unit of what the rule named `rule` watches.
std::string unit_of_rule(const Scenario& scenario, const std::string& rule) {
    for (const RuleDef& def : scenario.warning.rules) {
        if (def.name == rule) return unit_of(scenario.sensors.observables[def.observable.index()].kind);
    }
    return {};
}

}  // namespace

bool is_on_timeline(EventKind kind) {
    return kind != EventKind::train_arrival && kind != EventKind::train_departure;
}

std::string colour_of(const std::string& level) {
    if (level == "blue") return "\033[1;34m";
    if (level == "yellow") return "\033[1;33m";
    if (level == "orange") return "\033[1;38;5;208m";
    if (level == "red") return "\033[1;31m";
    return {};
}

std::string timeline_line(const Scenario& scenario, const Event& event, bool colour) {
    std::string what = event.detail;
    if (event.kind == EventKind::warning) {
        const std::string level = what.substr(what.rfind(' ') + 1);
        if (const std::string paint = colour ? colour_of(level) : ""; !paint.empty()) {
            what = paint + what + no_colour;
        }
        what += fmt::format(" ({} {})", number_text(event.value), unit_of_rule(scenario, event.subject));
    } else if (event.kind == EventKind::left_behind || event.kind == EventKind::unreachable) {
        what = fmt::format("{} passengers{}{}", number_text(event.value), what.empty() ? "" : ": ", what);
    }
    std::string line = fmt::format("{}  {:<11}  {}", scenario.calendar.clock(event.time),
                                   name_of(event.kind), event.subject);
    if (!what.empty()) line += ": " + what;
    if (!event.who.empty()) line += fmt::format(", by {}", event.who);
    if (event.ordered >= 0) line += fmt::format(" (ordered {})", scenario.calendar.clock(event.ordered));
    return line;
}

RunWatch::RunWatch(Progress& progress, std::string label, SimTime until, bool timeline)
    : progress_(progress),
      label_(std::move(label)),
      until_(until),
      timeline_(timeline),
      start_wall_s_(progress.wall_s()) {}

void RunWatch::begin(const Simulation& simulation) {
    start_wall_s_ = progress_.wall_s();
    start_s_ = simulation.now();
    told_ = simulation.events().size();
}

void RunWatch::look(const Simulation& simulation) {
    const auto events = simulation.events();
    for (; told_ < events.size(); ++told_) {
        if (timeline_) tell(simulation.scenario(), events[told_]);
    }
    if (progress_.is_due()) show_progress(simulation);
}

void RunWatch::tell(const Scenario& scenario, const Event& event) {
    if (!is_on_timeline(event.kind)) return;
    if (event.kind == EventKind::stuck && ++stuck_told_ > most_stuck_told) {
        if (stuck_told_ == most_stuck_told + 1) {
            progress_.message("          more passengers are stuck: the summary counts them");
        }
        return;
    }
    progress_.message(timeline_line(scenario, event, progress_.has_colour()));
}

void RunWatch::show_progress(const Simulation& simulation) {
    const double wall_s = std::max(progress_.wall_s() - start_wall_s_, 1e-3);
    const double factor = (simulation.now() - start_s_) / wall_s;
    // The first seconds tell nothing: the venue is still empty.
    constexpr double telling_s = 30;
    const std::string eta = simulation.now() - start_s_ < telling_s
                                ? "not known yet"
                                : duration_text((until_ - simulation.now()) / factor);
    const Counts counts = simulation.counts();
    progress_.show(fmt::format("{}{}  {:3.0f} %  {} inside  {:.0f}x real time  ETA {}",
                               label_.empty() ? "" : label_ + ": ",
                               simulation.scenario().calendar.clock(simulation.now()),
                               100 * simulation.now() / until_,
                               grouped(counts.present), factor, eta));
}

}  // namespace tidegate::cli

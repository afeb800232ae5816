#pragma once
#include <string>

#include "cli/progress.h"
#include "engine/simulation.h"

namespace tidegate::cli {

/// Watches a run for the person who waits for it: progress with ETA, and the timeline of warnings, plan
/// events and mishaps as they come. Never changes the run.
class RunWatch {
public:
    /// `label` says which run this is ("without the plan"); may be empty. With `timeline` false only progress.
    RunWatch(Progress& progress, std::string label, SimTime until, bool timeline);

    /// The run begins here: what happened before is not told again.
    void begin(const Simulation& simulation);
    /// To be called after each step.
    void look(const Simulation& simulation);

private:
    void show_progress(const Simulation& simulation);
    void tell(const Scenario& scenario, const Event& event);

    Progress& progress_;
    std::string label_;
    SimTime until_ = 0;
    bool timeline_ = true;
    double start_wall_s_ = 0;
    SimTime start_s_ = 0;
    std::size_t told_ = 0;
    int stuck_told_ = 0;
};

/// "00:12:03  warning      platform_crowding: blue -> yellow (1263 passengers)"; coloured by level on request.
std::string timeline_line(const Scenario& scenario, const Event& event, bool colour);
/// Whether an event belongs to the timeline; trains come and go without a word.
bool is_on_timeline(EventKind kind);
/// The colour of a warning level as a terminal escape; empty for none.
std::string colour_of(const std::string& level);

}  // namespace tidegate::cli

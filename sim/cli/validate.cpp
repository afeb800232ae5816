#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/fault.h"
#include "base/interrupt.h"
#include "base/sim_time.h"
#include "base/whole_file.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "validate/report_comparison.h"
#include "validate/report_page.h"
#include "validate/report_text.h"
#include "validate/runner.h"
#include "validate/svg.h"

namespace tidegate::cli {
namespace {

struct ValidateOptions {
    std::vector<std::string> suites;
    std::vector<std::string> ids;
    int seeds = 0;
    std::string model = "anticipation";
    bool quick = false;
    std::string data;
    int threads = 0;
    std::string html, markdown, plots, before;
    bool json = false;
    bool quiet = false;
};

std::vector<Suite> suites_named(const std::vector<std::string>& names) {
    std::vector<Suite> suites;
    for (const Suite suite : all_suites()) {
        if (std::find(names.begin(), names.end(), name_of(suite)) != names.end())
            suites.push_back(suite);
    }
    return suites;
}

std::string data_folder(const std::string& given) {
    if (!given.empty()) return given;
    if (const char* folder = std::getenv("TIDEGATE_DATA")) return folder;
    return TIDEGATE_DATA_FOLDER;
}

SuiteOrder order_of(const ValidateOptions& options) {
    SuiteOrder order;
    order.setting.data = data_folder(options.data);
    order.setting.quick = options.quick;
    order.setting.seeds = options.seeds > 0 ? options.seeds : options.quick ? 2 : 10;
    if (options.model == "force") order.setting.model = WalkKind::force;
    order.ids = options.ids;
    order.cases = chosen_cases(suites_named(options.suites), options.ids);
    order.threads = options.threads > 0
                        ? options.threads
                        : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    order.keep_going = [] { return !is_interrupted(); };
    return order;
}

void show(Progress& progress, const SuiteProgress& now) {
    if (!progress.is_due() && now.done < now.total) return;
    std::string line = fmt::format("{} of {} simulations", now.done, now.total);
    if (now.eta_s >= 0) line += fmt::format(", ETA {}", duration_text(now.eta_s));
    progress.show(fmt::format("{}; last of: {}", line, now.case_name));
}

// The hand-written part of docs/validation.md; empty where the sources are not at hand.
std::string page_frame() {
    return text_of_file(TIDEGATE_SOURCE_FOLDER "/docs/validation_frame.md");
}

void write_plots(const std::vector<CaseRun>& outcomes, const std::string& folder) {
    std::filesystem::create_directories(folder);
    for (const CaseRun& outcome : outcomes) {
        for (const Plot& plot : outcome.report.plots) {
            write_whole_file(folder + "/" + plot.name + ".svg", svg_of(plot));
        }
    }
}

void write_pages(const std::vector<CaseRun>& outcomes, const ValidateOptions& options,
                 int seeds) {
    if (!options.html.empty()) {
        write_whole_file(options.html, report_html(outcomes, program_version(), seeds));
    }
    if (!options.markdown.empty()) {
        write_whole_file(options.markdown, report_markdown(outcomes, page_frame(), seeds));
    }
    if (!options.plots.empty()) write_plots(outcomes, options.plots);
}

std::string report_of(const std::vector<CaseRun>& outcomes, const ValidateOptions& options) {
    if (!options.before.empty())
        return comparison_markdown(text_of_file(options.before), outcomes, "before", options.model);
    return options.json ? report_json(outcomes) : report_text(outcomes);
}

int validate_command(const ValidateOptions& options) {
    SuiteOrder order = order_of(options);
    Progress progress(options.quiet);
    order.on_progress = [&](const SuiteProgress& now) { show(progress, now); };
    catch_interrupts();
    const std::vector<CaseRun> outcomes = run_suite(order);
    progress.clear();
    fmt::print("{}", report_of(outcomes, options));
    // Half a suite must not take the place of a whole page.
    if (!is_interrupted()) write_pages(outcomes, options, order.setting.seeds);
    progress.message(
        fmt::format("{} with {} threads", duration_text(progress.wall_s()), order.threads));
    if (is_interrupted()) return interrupted;
    return any_hard_failure(outcomes) ? failed : done;
}

std::vector<std::string> suite_names() {
    std::vector<std::string> names;
    for (const Suite suite : all_suites()) names.emplace_back(name_of(suite));
    return names;
}

}  // namespace

void add_validate(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "validate", "run the published test cases; exit 1 when a hard case fails");
    const auto options = std::make_shared<ValidateOptions>();
    command->add_option("--suite", options->suites, "only these cases")
        ->check(CLI::IsMember(suite_names()));
    command->add_option("--case", options->ids, "only this one, such as V1 or E3; may be repeated");
    command->add_option("--seeds", options->seeds, "runs of each case (10; quick: 2)")
        ->check(CLI::Range(1, 1000));
    command->add_option("--model", options->model, "walking model of all cases: anticipation (default) or force")
        ->check(CLI::IsMember({"anticipation", "force"}));
    command->add_flag("--quick", options->quick,
                      "the short form: few seeds, few of the measured runs");
    command->add_option(
        "--data", options->data,
        "folder of the measured data; else $TIDEGATE_DATA, else shared/data beside the sources");
    command->add_option("--threads", options->threads, "simulations at a time (0: one per core)")
        ->check(CLI::Range(0, 1024));
    command->add_option("--html", options->html,
                        "write one self-contained page with table and plots");
    command->add_option("--markdown", options->markdown, "write the page docs/validation.md");
    command->add_option("--plots", options->plots, "folder to write the plots to, as SVG");
    command->add_option("--compare", options->before,
                        "print a Markdown table beside the rows of this earlier report, made with --json");
    command->add_flag("--json", options->json, "rows, wall times and points as JSON");
    command->add_flag("--quiet", options->quiet, "no progress on standard error");
    command->callback([options, &exit_code] { exit_code = validate_command(*options); });
}

}  // namespace tidegate::cli

#include "batch/sweep.h"

#include "catch.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/fault.h"
#include "batch/process_pool.h"
#include "batch/sweep_folder.h"
#include "batch/sweep_table.h"

using namespace tidegate;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone at the end, with a stand-in for the program: a shell script that answers like
/// `tidegate run --json`. It notes every start in starts.txt.
class Bench {
public:
    explicit Bench(const std::string& body) {
        std::string name = (fs::temp_directory_path() / "tidegate sweep XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        set_program(body);
    }
    ~Bench() { fs::remove_all(folder_); }

    void set_program(const std::string& body) {
        std::ofstream out(program());
        out << "#!/bin/sh\nfolder='" << folder_ << "'\n"
            << "while [ $# -gt 0 ]; do\n"
               "  case $1 in --seed) seed=$2; shift ;; --set) scale=${2#*=}; shift ;; esac; shift\ndone\n"
               "echo \"$scale $seed\" >>\"$folder/starts.txt\"\n"
               "answer() { echo \"{\\\"state_hash\\\":\\\"0a\\\",\\\"cleared\\\":$2,\\\"outcomes\\\":[\"\\\n"
               "\"{\\\"name\\\":\\\"peak\\\",\\\"unit\\\":\\\"1/m2\\\",\\\"value\\\":$1},\"\\\n"
               "\"{\\\"name\\\":\\\"clearing\\\",\\\"unit\\\":\\\"s\\\",\\\"value\\\":$3}]}\"; }\n"
            << body << "\n";
        out.close();
        fs::permissions(program(), fs::perms::owner_all);
    }

    std::string program() const { return folder_ + "/program"; }
    std::string directory() const { return folder_ + "/out"; }
    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    std::size_t starts() const {
        std::ifstream in(path("starts.txt"));
        std::size_t lines = 0;
        for (std::string line; std::getline(in, line);) ++lines;
        return lines;
    }

    SweepOrder order(int replicates = 3) const {
        SweepOrder order;
        order.def.scenario = "station";
        order.def.replicates = replicates;
        order.def.rank_by = "peak";
        order.def.axes = {{"scale", {{"1", {"demand.scale=1"}}, {"2", {"demand.scale=2"}}}}};
        order.directory = directory();
        order.program = {program()};
        order.jobs = 2;
        order.scenario_sha256 = "aa";
        order.program_version = "0.1.0";
        return order;
    }

private:
    std::string folder_;
};

const char* const answers_scale_and_seed = "answer \"$scale.$seed\" true 100";

std::size_t count(const SweepResult& result, CaseStatus status) {
    std::size_t n = 0;
    for (const CaseResult& one : result.results) n += one.status == status ? 1 : 0;
    return n;
}

}  // namespace

TEST_CASE("a sweep runs every case once and ranks its settings", "[batch][sweep]") {
    const Bench bench(answers_scale_and_seed);
    const SweepOrder order = bench.order();
    const SweepResult result = run_sweep(order);
    CHECK(result.is_complete);
    CHECK(count(result, CaseStatus::finished) == 6);
    CHECK(bench.starts() == 6);
    // Seeds 1, 2, 3 give 1.1, 1.2, 1.3 and 2.1, 2.2, 2.3.
    const auto ranked = ranked_settings(order.def, result);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].setting == 0);
    CHECK(ranked[0].outcomes[0].interval.mean == Approx(1.2));
    CHECK(ranked[0].outcomes[0].interval.low == Approx(1.2 - 4.302653 * 0.1 / std::sqrt(3.0)));
    // Seed by seed the difference is exactly one: paired seeds take the noise out.
    const auto differences = paired_differences(result);
    REQUIRE(differences.size() == 2);
    CHECK(differences[0].interval.mean == Approx(1));
    CHECK(differences[0].interval.high - differences[0].interval.low == Approx(0).margin(1e-9));
}

TEST_CASE("a finished sweep starts nothing again", "[batch][sweep]") {
    const Bench bench(answers_scale_and_seed);
    run_sweep(bench.order());
    const SweepResult again = run_sweep(bench.order());
    CHECK(bench.starts() == 6);
    CHECK(count(again, CaseStatus::finished) == 6);
}

TEST_CASE("more replicates only run what is new", "[batch][sweep]") {
    const Bench bench(answers_scale_and_seed);
    run_sweep(bench.order(2));
    const SweepResult more = run_sweep(bench.order(5));
    CHECK(more.results.size() == 10);
    CHECK(bench.starts() == 10);
}

TEST_CASE("a failed case keeps its last words and does not stop the others", "[batch][sweep]") {
    Bench bench("if [ $scale$seed = 22 ]; then echo 'no room for the crowd' >&2; exit 1; fi\n"
                "answer \"$scale.$seed\" true 100");
    const SweepResult result = run_sweep(bench.order());
    CHECK(count(result, CaseStatus::failed) == 1);
    CHECK(count(result, CaseStatus::finished) == 5);
    const std::string csv = cases_csv(bench.order().def, result);
    CHECK(csv.find("no room for the crowd") != std::string::npos);
    const auto ranked = ranked_settings(bench.order().def, result);
    CHECK(ranked[1].failed == 1);
    CHECK(ranked[1].n == 2);
    // The pair of seed 2 is left out, not counted as zero.
    CHECK(paired_differences(result)[0].interval.n == 2);

    SECTION("and is tried again at the next start") {
        bench.set_program(answers_scale_and_seed);
        const SweepResult again = run_sweep(bench.order());
        CHECK(count(again, CaseStatus::finished) == 6);
        CHECK(bench.starts() == 7);
    }
}

TEST_CASE("an answer that cannot be read is a failed case", "[batch][sweep]") {
    const Bench bench("[ $seed = 1 ] && echo '{\"outcomes\": [' || answer 1 true 100");
    const SweepResult result = run_sweep(bench.order());
    CHECK(count(result, CaseStatus::failed) == 2);
    CHECK(result.results[0].message.find("cannot be read") != std::string::npos);
}

TEST_CASE("a case that did not clear is unknown, not zero", "[batch][sweep]") {
    const Bench bench("if [ $scale$seed = 23 ]; then answer 2 false null; else answer $scale true 100; fi");
    const SweepOrder order = bench.order();
    const SweepResult result = run_sweep(order);
    CHECK(count(result, CaseStatus::not_cleared) == 1);
    const auto ranked = ranked_settings(order.def, result);
    CHECK(ranked[1].not_cleared == 1);
    REQUIRE(ranked[1].outcomes.size() == 2);
    CHECK(ranked[1].outcomes[1].unknown == 1);
    CHECK(std::isnan(ranked[1].outcomes[1].interval.mean));
    CHECK(ranked[1].outcomes[0].interval.mean == Approx(2));
    const std::string csv = settings_csv(order.def, result);
    CHECK(csv.find("2,scale=2,2,3,0,1,0,2,2,2,0,,,,1\n") != std::string::npos);
}

TEST_CASE("the largest outcome comes first on request", "[batch][sweep]") {
    const Bench bench(answers_scale_and_seed);
    SweepOrder order = bench.order();
    order.def.ascending = false;
    CHECK(ranked_settings(order.def, run_sweep(order)).front().setting == 1);
}

TEST_CASE("cases of another sweep are not mixed in", "[batch][sweep][bad_input]") {
    const Bench bench(answers_scale_and_seed);
    run_sweep(bench.order());
    SweepOrder other = bench.order();
    other.scenario_sha256 = "bb";
    CHECK_THROWS_WITH(run_sweep(other), contains_text("the scenario changed"));
    other = bench.order();
    other.def.axes[0].values[1].settings = {"demand.scale=3"};
    CHECK_THROWS_WITH(run_sweep(other), contains_text("the axes changed"));
    CHECK(bench.starts() == 6);
}

TEST_CASE("a folder that holds something else is refused", "[batch][sweep][bad_input]") {
    const Bench bench(answers_scale_and_seed);
    fs::create_directories(bench.directory());
    std::ofstream(bench.directory() + "/letter.txt") << "dear reader";
    CHECK_THROWS_AS(run_sweep(bench.order()), InputError);
    CHECK(bench.starts() == 0);
}

TEST_CASE("two sweeps do not share a folder", "[batch][sweep][bad_input]") {
    const Bench bench(answers_scale_and_seed);
    const SweepFolder first(bench.directory(), "{}");
    CHECK_THROWS_WITH(SweepFolder(bench.directory(), "{}"), contains_text("in use"));
}

TEST_CASE("ranking by an unknown outcome names the nearest one", "[batch][sweep][bad_input]") {
    const Bench bench(answers_scale_and_seed);
    SweepOrder order = bench.order();
    order.def.rank_by = "paek";
    CHECK_THROWS_WITH(run_sweep(order), contains_text("did you mean 'peak'?"));
    // The answer that told the names is kept: mending rank_by goes on from there.
    order.def.rank_by = "peak";
    CHECK(run_sweep(order).is_complete);
}

TEST_CASE("a stopped sweep goes on where it was", "[batch][sweep]") {
    const Bench bench(answers_scale_and_seed);
    SweepOrder order = bench.order();
    order.jobs = 1;
    std::size_t done = 0;
    order.on_progress = [&](const SweepProgress& progress) { done = progress.done; };
    order.keep_going = [&] { return done < 2; };
    const SweepResult stopped = run_sweep(order);
    CHECK_FALSE(stopped.is_complete);
    CHECK(count(stopped, CaseStatus::finished) == 2);
    const SweepResult rest = run_sweep(bench.order());
    CHECK(rest.is_complete);
    CHECK(bench.starts() == 6);
}

TEST_CASE("a case interrupted by Ctrl-C is run again, not counted as failed", "[batch][sweep]") {
    Bench bench("[ $scale$seed = 11 ] && exit 130; answer 1 true 100");
    const SweepResult result = run_sweep(bench.order());
    CHECK(count(result, CaseStatus::missing) == 1);
    CHECK_FALSE(result.is_complete);
}

TEST_CASE("kill -9 of a sweep leaves finished cases whole and the rest to do", "[batch][sweep][promise]") {
    Bench bench("[ $seed = 3 ] && { kill -9 $PPID; exit 1; }; answer \"$scale.$seed\" true 100");
    const pid_t child = fork();
    if (child == 0) {
        SweepOrder order = bench.order();
        order.jobs = 1;
        run_sweep(order);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(WTERMSIG(status) == SIGKILL);
    bench.set_program(answers_scale_and_seed);
    const SweepResult rest = run_sweep(bench.order());
    CHECK(rest.is_complete);
    CHECK(count(rest, CaseStatus::finished) == 6);
    // Two settings of two seeds were done before; one start was lost with the kill.
    CHECK(bench.starts() == 7);
}

TEST_CASE("a program that cannot be started is a failed job", "[batch]") {
    const Bench bench("");
    const std::vector<Job> jobs = {{{"/does/not/exist"}, bench.path("o"), bench.path("e")}};
    int code = 0;
    run_jobs(jobs, 1, [&](JobEnd end) { code = end.exit_code; return true; }, [] { return true; });
    CHECK(code == 127);
}

#include "history.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <thread>

#include "base/vector_width.h"

namespace tidegate {
namespace {

constexpr const char* header = "date,commit,machine,benchmark,ns,ratio";

std::string commit() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> git(
        popen("git -C '" TIDEGATE_SOURCE_DIR "' describe --always --dirty 2>/dev/null", "r"), pclose);
    std::array<char, 80> line{};
    if (!git || !std::fgets(line.data(), int(line.size()), git.get())) return "unknown";
    std::string text = line.data();
    return text.substr(0, text.find('\n'));
}

// Kind, not name: model, vectors, cores.
std::string machine() {
    std::ifstream info("/proc/cpuinfo");
    std::string line, model = "unknown";
    while (std::getline(info, line)) {
        if (!line.starts_with("model name")) continue;
        model = line.substr(line.find(':') + 2);
        break;
    }
    for (char& c : model) c = c == ',' ? ' ' : c;
    return fmt::format("{} {} {} cores", model, name_of(widest_vectors()), std::thread::hardware_concurrency());
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    return cells;
}

// The last ratio of every benchmark on this kind of machine.
std::map<std::string, double> last_ratios(const std::string& file, const std::string& here) {
    std::map<std::string, double> ratios;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() == 6 && cells[2] == here && !cells[5].empty()) ratios[cells[3]] = std::stod(cells[5]);
    }
    return ratios;
}

double reference_ns(const std::vector<Timing>& timings) {
    for (const Timing& timing : timings) {
        if (timing.name.starts_with(reference_name)) return timing.ns;
    }
    return 0;
}

}  // namespace

bool append_history(const std::string& file, const std::vector<Timing>& timings) {
    const std::string here = machine(), version = commit();
    const std::map<std::string, double> before = last_ratios(file, here);
    const double reference = reference_ns(timings);
    const bool is_new = !std::ifstream(file).good();
    std::ofstream out(file, std::ios::app);
    if (is_new) out << header << '\n';
    const std::string day = fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
    for (const Timing& timing : timings) {
        const std::string ratio = reference > 0 ? fmt::format("{:.4g}", timing.ns / reference) : "";
        out << fmt::format("{},{},{},{},{:.4g},{}\n", day, version, here, timing.name, timing.ns, ratio);
        const auto last = before.find(timing.name);
        if (reference > 0 && last != before.end()) {
            fmt::print("{:<70} {:5.2f} x the last\n", timing.name, timing.ns / reference / last->second);
        }
    }
    out.flush();
    if (!out) fmt::print(stderr, "tidegate: '{}' cannot be written\n", file);
    return bool(out);
}

}  // namespace tidegate

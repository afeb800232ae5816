#include <fmt/core.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "exchange/export_run.h"
#include "exchange/part_file.h"
#include "exchange/run_planes.h"

namespace tidegate {
namespace {

constexpr std::array state_words = {"walking", "queueing", "waiting_for_train", "in_service", "held", "stuck"};

std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace

void export_csv(const RunReader& run, const ExportOrder& order) {
    const RunPlanes planes(run.header());
    const std::size_t only = order.level.empty() ? run.header().planes.size() : planes.level(order.level);
    const PartFile part(order.path, order.force);
    std::ofstream out(part.path(), std::ios::binary);
    out << "frame,time_s,agent,plane,x_m,y_m,speed_m_s,state\n";
    for (std::size_t i = 0; i < run.frames() && out; ++i) {
        const StoredFrame frame = run.frame(i);
        for (const FrameAgent& agent : frame.agents) {
            if (only < run.header().planes.size() && agent.plane != only) continue;
            const Vec2 at = planes.on_plan(agent);
            out << fmt::format("{},{:.2f},{},{},{:.2f},{:.2f},{:.2f},{}\n", i, frame.time, agent.agent, cell(planes.name(agent.plane)),
                               at.x, at.y, agent.speed_cm_s / 100.0, state_words.at(agent.state));
        }
    }
    out << std::flush;
    if (!out) throw std::runtime_error(fmt::format("cannot write {}: is the disk full, or the folder read-only?", order.path));
    out.close();
    part.keep();
}

}  // namespace tidegate

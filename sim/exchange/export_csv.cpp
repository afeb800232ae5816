#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/whole_file.h"
#include "exchange/check_free.h"
#include "exchange/export_run.h"
#include "exchange/run_planes.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

constexpr std::array state_words = {"walking", "queueing", "waiting_for_train", "in_service", "held", "stuck", "staying"};

}  // namespace

void export_csv(const RunReader& run, const ExportOrder& order) {
    const RunPlanes planes(run.header());
    const std::size_t only = order.level.empty() ? run.header().planes.size() : planes.level(order.level);
    check_free(order.path, order.force);
    const PartFile part(order.path);
    std::ofstream out(part.path(), std::ios::binary);
    out << "frame,time_s,agent,plane,x_m,y_m,speed_m_s,state\n";
    for (std::size_t i = 0; i < run.frames() && out; ++i) {
        const StoredFrame frame = run.frame(i);
        for (const FrameAgent& agent : frame.agents) {
            if (only < run.header().planes.size() && agent.plane != only) continue;
            const Vec2 at = planes.on_plan(agent);
            out << fmt::format("{},{:.2f},{},{},{:.2f},{:.2f},{:.2f},{}\n", i, frame.time, agent.agent, csv_cell(planes.name(agent.plane)),
                               at.x, at.y, agent.speed_cm_s / 100.0, state_words.at(agent.state));
        }
    }
    out.close();
    if (!out) part.refuse(std::strerror(errno));
    part.keep();
}

}  // namespace tidegate

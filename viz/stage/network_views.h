#pragma once
#include <memory>

#include "viz/scene/network_diagram.h"
#include "viz/scene/network_now.h"

namespace tidegate::viz {

/// One run's network as it is drawn.
struct NetworkShown {
    std::shared_ptr<const NetworkMap> map;
    std::shared_ptr<const NetworkDiagram> diagram;
    NetworkNow now;
};

/// Keeps maps and diagrams from one picture to the next; they are made anew only for another run or another area.
class NetworkViews {
public:
    /// `which`: 0 the first run, 1 the other.
    NetworkShown view(int which, const RunData& run, const Moment& moment, Rect area);

private:
    struct Kept {
        const RunData* run = nullptr;
        std::shared_ptr<const NetworkMap> map;
        std::shared_ptr<const NetworkDiagram> diagram;
    };
    Kept kept_[2];
};

/// The parts of an area in which the networks of one run or of two side by side stand.
Rect network_part(Rect area, int which, bool is_comparison);

}  // namespace tidegate::viz

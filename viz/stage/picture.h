#pragma once
#include <array>
#include <memory>
#include <vector>

#include "viz/scene/history.h"
#include "viz/scene/journey.h"
#include "viz/scene/scene.h"
#include "viz/scene/waits.h"
#include "viz/stage/network_views.h"

namespace tidegate::viz {

/// All that is drawn of the runs at one moment.
struct Picture {
    Scene scene;
    Tiling tiling;
    std::array<const VenueMesh*, 2> meshes{};               ///< one for each run, else null
    std::vector<std::shared_ptr<const History>> histories;  ///< one for each run, may be null
    std::vector<std::shared_ptr<const Waits>> waits;        ///< the same, when they colour passengers
    std::shared_ptr<const Journey> journey;                 ///< of the passenger picked
    std::vector<NetworkShown> networks;                     ///< one for each run, on the network page
};

}  // namespace tidegate::viz

#include "scenes/tower.h"

#include <string>

#include "validate/scene_parts.h"

namespace tidegate {

Scene tower(int stops, int capacity) {
    constexpr double storey_m = 4;
    const Ring floor = rectangle(0, 0, 20, 10), start = rectangle(10, 2, 18, 8);
    const Segment doors{{20, 4.4}, {20, 5.6}}, out{{0, 3}, {0, 7}};
    Scene scene(floor);
    Scenario& s = scene.scenario;
    ConnectorDef lift;
    lift.name = "lift";
    lift.kind = ConnectorKind::lift;
    lift.lower_line = lift.upper_line = doors;
    lift.lower_level = {0};
    lift.width_m = 1.2, lift.length_m = 1.4;
    lift.lift.capacity = capacity;
    scene.entrance("in 0", start).exit("out 0", out);
    for (int k = 1; k < stops; ++k) {
        const std::string name = std::to_string(k);
        const int level = add_level(s, "level " + name, k * storey_m, floor);
        scene.entrance("in " + name, start, level).exit("out " + name, out, level);
        lift.lift.between.push_back({{level}, doors, k * storey_m});
    }
    lift.upper_level = lift.lift.between.back().level;
    lift.rise_m = lift.lift.between.back().rise_m;
    lift.lift.between.pop_back();
    s.venue.connectors.push_back(lift);
    return scene.free_speed(1.3).runs_for(3600);
}

}  // namespace tidegate

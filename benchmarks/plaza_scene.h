#pragma once
#include "validate/scene.h"

namespace tidegate {

/// An open square full of people who all walk to one side.
inline Scene plaza_scene(int people, double side_m) {
    Scene scene(rectangle(0, 0, side_m, side_m));
    scene.entrance("square", rectangle(0, 0, side_m, side_m))
        .exit("side", {{side_m, 0}, {side_m, side_m}})
        .crowd(0, 0, people)
        .runs_for(3600);
    return scene;
}

}  // namespace tidegate

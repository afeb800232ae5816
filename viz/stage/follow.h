#pragma once
#include "viz/scene/actions.h"
#include "viz/stage/stage.h"

namespace tidegate::viz {

/// Camera changes that keep the passenger who is followed in the middle; a view of one level goes
/// with the passenger to the next. None when nobody is followed or the passenger is not there.
Actions follow_actions(Stage& stage, const ViewState& view);

}  // namespace tidegate::viz

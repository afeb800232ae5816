#pragma once
#include "locomotion/walk_model.h"

namespace tidegate {
namespace baseline {
WalkModel model();
}
namespace avx2 {
WalkModel model();
}
namespace avx512 {
WalkModel model();
}
}  // namespace tidegate

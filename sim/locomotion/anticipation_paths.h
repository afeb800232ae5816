#pragma once
#include "locomotion/walk_model.h"

namespace tidegate {
namespace baseline {
TileModel model();
}
namespace avx2 {
TileModel model();
}
namespace avx512 {
TileModel model();
}
}  // namespace tidegate

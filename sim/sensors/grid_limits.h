#pragma once
#include "sensors/observable_def.h"

namespace tidegate {

/// Throws InputError when `number` is more than `most`: "observable 'x': 5000000 cells, at most
/// ...".
void refuse_too_many(const ObservableDef& observable, const char* what, double number, double most,
                     const char* cure);

}  // namespace tidegate

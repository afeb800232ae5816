#include "sensors/grid_limits.h"

#include <fmt/format.h>

#include "base/fault.h"

namespace tidegate {

void refuse_too_many(const ObservableDef& observable, const char* what, double number, double most,
                     const char* cure) {
    if (number <= most) return;
    throw InputError(fmt::format("observable '{}': {:.0f} {}, at most {:.0f}; {}", observable.name,
                                 number, what, most, cure));
}

}  // namespace tidegate

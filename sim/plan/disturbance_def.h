#pragma once
#include <string>
#include <vector>

#include "base/sim_time.h"
#include "plan/plan_def.h"

namespace tidegate {

/// Something that will happen in the run, by its name, so that other times can hang on it: a vehicle of a line at a
/// stop, or a train of a service.
struct ReferenceDef {
    std::string name;
    int line = -1;     ///< row of the lines, or ...
    int service = -1;  ///< ... of the services
    int stop = 0;      ///< of the line, from 0
    int nth = 0;       ///< counted from 1; 0: the last one
    bool departs = false;  ///< when it leaves; otherwise when it comes
};

/// A measure that takes effect by the clock or after a reference, whatever any rule says: what goes wrong, or what was
/// planned before the run.
struct DisturbanceDef {
    std::string name;
    Measure measure;
    SimTime at = 0;         ///< without a reference
    int after = -1;         ///< row of the references
    double after_s = 0;     ///< so long after it
    double lasts_s = 0;     ///< then it is taken back; 0: it lasts, or is over once done
};

struct DisturbancesDef {
    std::vector<ReferenceDef> references;
    std::vector<DisturbanceDef> all;
};

}  // namespace tidegate

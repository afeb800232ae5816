#pragma once
#include <cstdint>
#include <vector>

namespace tidegate {

/// Somebody in a lift's car, or before its doors.
struct CarPerson {
    std::int32_t agent = -1;
    std::int64_t walker = -1;  ///< row; -1: of the network
    int at = 0;                ///< stop before whose doors it waits
    int lift = -1;             ///< whose doors, of a bank
    int wanted = 0;            ///< stop
    double before_m = 0;       ///< the doors
};

/// In the order in which they get out, or in: nearest to the doors first; in the network first come, first served.
struct CarPeople {
    std::vector<CarPerson> aboard, waiting;
};

}  // namespace tidegate

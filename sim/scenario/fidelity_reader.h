#pragma once
#include "scenario/scenario.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Of venues and links that do not say their own.
struct UsualFidelity {
    Fidelity venues = Fidelity::micro;
    Fidelity links = Fidelity::network;
};

/// [simulation], [network].
UsualFidelity read_simulation(Reading& reading, const Node& document, Scenario& scenario);

/// The keys `fidelity` and `micro` of a venue or link called `name`.
FidelityDef read_fidelity(Reading& reading, const TableReader& values, const std::string& name, Fidelity usual,
                          const Calendar& calendar);

}  // namespace tidegate

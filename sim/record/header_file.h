#pragma once
#include "record/h5.h"
#include "record/run_file.h"

namespace tidegate {

/// Writes the parts of a recording that stand before the first step: root attributes, /scenario,
/// /manifest, /planes, /portals, /rules. Throws h5::Failure.
void write_header(hid_t file, const RunHeader& header);

/// Reads them back, and names and units of /observables. Throws h5::Failure for what is missing or
/// damaged.
RunHeader read_header(hid_t file);

}  // namespace tidegate

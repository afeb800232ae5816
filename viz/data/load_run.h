#pragma once
#include <memory>
#include <string>

#include "viz/data/frame_source.h"
#include "viz/data/run_data.h"

namespace tidegate::viz {

/// A recording, opened: what is small in memory, frames read on demand.
struct OpenRun {
    RunData run;
    std::shared_ptr<FrameSource> frames;
};

/// Opens a recording. Throws InputError with a sentence when it is missing, foreign, damaged or
/// newer than this program, or when the scenario inside it cannot be read.
OpenRun load_run(const std::string& path);

}  // namespace tidegate::viz

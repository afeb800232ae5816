#pragma once
#include <vector>

#include "viz/data/frame_source.h"
#include "viz/data/run_data.h"

namespace tidegate::viz {

/// A made-up evening of a two-level station with its street: a wave of arrivals crowds the
/// platform, a rule climbs to red, the plan meters the entrances. For tests of the viewer; nothing
/// in it was simulated.
struct SampleRun {
    RunData run;
    std::vector<StoredFrame> frames;
};

/// `frame_interval_s` between frames; about 1,500 passengers at the height of the wave.
SampleRun make_sample_run(double frame_interval_s = 10);

}  // namespace tidegate::viz

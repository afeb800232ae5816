#pragma once
#include <string>
#include <vector>

#include "viz/data/run_data.h"
#include "viz/panels/ink.h"

namespace tidegate::viz {

/// A font file that is known to hold Chinese and Latin characters, and its face within the file.
struct FontFile {
    std::string regular;
    std::string bold;
    int face = 0;
    bool has_chinese = true;
};
/// The first of the known places that exists; empty paths when there is none.
FontFile find_font();

/// Loads the typefaces with exactly the characters that the viewer and this run can show, `scale`
/// times as large as they are shown. Falls back to ImGui's own font when the machine has none.
Fonts load_fonts(const RunData& run, float scale);

}  // namespace tidegate::viz

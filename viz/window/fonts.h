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

/// The typefaces with exactly the characters that are shown: all of Chinese would take seconds and
/// hundreds of megabytes.
class Typefaces {
public:
    Typefaces();  ///< knows all words of the viewer
    /// Adds the characters of a text, or of all names of a run; they can be shown after the next
    /// load.
    void add(const std::string& text);
    void add(const RunData& run);
    /// Whether load() would make something new.
    bool has_news(float scale) const { return has_news_ || scale != fonts_.scale; }
    /// Makes the typefaces, `scale` times as large as they are shown. Falls back to ImGui's own
    /// font when the machine has none. Needs an ImGui context.
    const Fonts& load(float scale);
    const Fonts& fonts() const { return fonts_; }

private:
    ImFontGlyphRangesBuilder characters_;
    ImVector<ImWchar> ranges_;  ///< ImGui reads them as long as the atlas lives
    bool has_news_ = true;
    Fonts fonts_;
};

}  // namespace tidegate::viz

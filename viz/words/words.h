#pragma once
#include <span>
#include <string>

#include "sensors/observable_def.h"
#include "viz/words/word.h"
#include "warning/rule_def.h"

namespace tidegate::viz {

enum class Language : std::uint8_t { english, chinese };

/// The word in a language; UTF-8.
const char* say(Word word, Language language);

/// The words of one language, handy for drawing code: `t(Word::play)`.
struct Speaker {
    Language language = Language::english;
    const char* operator()(Word word) const { return say(word, language); }
};

Word word_of(WarningLevel level);
/// "passengers" -> "people" or "人", "1/m2" -> "/m²": a unit of the recording as it is shown.
std::string shown_unit(const std::string& unit, Language language);
/// "peak_platform_density" -> "peak platform density": names of the scenario as they are shown.
std::string shown_name(const std::string& name);

}  // namespace tidegate::viz

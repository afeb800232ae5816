#pragma once
#include <span>
#include <string>

#include "sensors/observable_def.h"
#include "warning/rule_def.h"

namespace tidegate::viz {

enum class Language : std::uint8_t { english, chinese };

/// Everything the viewer says. A new word is added here and in the table of words.cpp.
enum class Word : std::uint8_t {
    app_name, partial_file, interrupted, now, play, pause, speed_up, agents_by, speed, density, density_map,
    all_levels, level, language, theme_dark, theme_light, fit, legend, warnings, no_warning, outcomes, curves,
    plan_actions, no_plan_actions, no_rules, present, waiting_outside, exited, boarded, planned, passengers, per_m2, m_per_s,
    per_min, second, open, closed, held, metered, one_way, gate_line, stair, escalator, exit_line, platform_edge, train,
    entrance, ordered, in_effect, withdrawn, still, fast, free_space, crush, threshold, warning_none,
    warning_blue, warning_yellow, warning_orange, warning_red, peak_here, lanes_open, loading,
    key_help, end_of_recording, nobody_here, worst_now, level_of_service, at_time, highest, area,
    count
};

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

#pragma once
#include <span>
#include <string>

#include "sensors/observable_def.h"
#include "warning/rule_def.h"

namespace tidegate::viz {

enum class Language : std::uint8_t { english, chinese };

/// Everything the viewer says. A new word is added here and in the table of words.cpp.
enum class Word : std::uint8_t {
    partial_file,
    interrupted,
    now,
    play,
    pause,
    agents_by,
    speed,
    density,
    density_map,
    all_levels,
    language,
    theme_dark,
    theme_light,
    warnings,
    outcomes,
    curves,
    plan_actions,
    no_plan_actions,
    no_rules,
    present,
    waiting_outside,
    exited,
    boarded,
    passengers,
    per_m2,
    m_per_s,
    per_min,
    per_m_s,
    per_s2,
    newton,
    newton_per_m,
    second,
    open,
    closed,
    held,
    metered,
    train,
    ordered,
    in_effect,
    still,
    fast,
    warning_none,
    warning_blue,
    warning_yellow,
    warning_orange,
    warning_red,
    lanes_open,
    key_help,
    end_of_recording,
    worst_now,
    level_of_service,
    highest,
    clearing_time,
    present_at_end,
    not_appeared,
    mean_journey,
    mean_wait_outside,
    left_behind,
    stuck,
    minute,
    quiet_rules,
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

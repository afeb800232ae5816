#include "viz/scene/field_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sensors/level_of_service.h"
#include "viz/scene/chart.h"
#include "viz/scene/history.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

/// Helbing, Johansson, Al-Abideen 2007 (doi:10.1103/PhysRevE.75.046109): turbulence from 0.02 1/s2
/// on; the scale reaches well above.
constexpr double pressure_top_per_s2 = 0.1;

Word unit_word(Field field) {
    switch (field) {
        case Field::speed: return Word::m_per_s;
        case Field::pressure: return Word::per_s2;
        case Field::time_above: return Word::minute;
        default: return Word::per_m2;
    }
}

ServiceLevel service_of(double per_m2) { return level_of_service(ServiceScale::walkway, per_m2); }

}  // namespace

double scale_top(Field field, const History* history, double threshold_per_m2) {
    switch (field) {
        case Field::speed: return speed_scale_m_s;
        case Field::pressure: return pressure_top_per_s2;
        case Field::counterflow: return 1;
        case Field::peak: return 2 * density_scale_per_m2;
        case Field::time_above:
            return history == nullptr ? 60 : 60 * round_scale(history->longest_s(threshold_per_m2) / 60);
        default: return density_scale_per_m2;
    }
}

Rgba field_colour(Field field, double value, double top, Theme theme) {
    const double share = std::clamp(value / std::max(1e-9, top), 0.0, 1.0);
    switch (field) {
        case Field::speed: return speed_colour(speed_share(value), theme);
        case Field::service:
            return density_colour((static_cast<int>(service_of(value)) - 1) / 5.0, theme);
        case Field::pressure: return density_colour(std::sqrt(share), theme);
        case Field::counterflow:
        case Field::time_above: return density_colour(share, theme);
        case Field::peak: return density_colour(std::pow(share, 0.7), theme);
        default: return density_colour(density_share(value), theme);
    }
}

double difference_top(Field field, double top) {
    return field == Field::none || field == Field::density || field == Field::service ? 3 : top / 2;
}

Rgba difference_colour(double value, double top, Theme theme) {
    const double share = std::clamp(value / std::max(1e-9, top), -1.0, 1.0);
    const double size = std::pow(std::abs(share), 0.7);
    const double hue = share < 0 ? 245 : 60;
    if (theme == Theme::dark) return oklch(0.33 + 0.45 * size, 0.02 + 0.14 * size, hue);
    return oklch(0.94 - 0.42 * size, 0.02 + 0.14 * size, hue);
}

std::string field_title(Field field, double threshold_per_m2, Language language) {
    const Speaker t{language};
    const std::string name = t(word_of(field));
    if (field == Field::none) return name;
    if (field == Field::service) return fmt::format("{} [{}]", name, t(Word::per_m2));
    if (field == Field::counterflow) return fmt::format("{} [0–1]", name);
    if (field == Field::time_above) {
        return fmt::format("{} {:g} {} [{}]", name, threshold_per_m2, t(Word::per_m2),
                           t(Word::minute));
    }
    return fmt::format("{} [{}]", name, t(unit_word(field)));
}

std::string field_text(Field field, double value, Language language) {
    const Speaker t{language};
    if (!std::isfinite(value)) return "–";
    if (field == Field::service || field == Field::density) {
        return fmt::format("{:.1f} {} · {}", value, t(Word::per_m2), letter_of(service_of(value)));
    }
    if (field == Field::counterflow) return fmt::format("{:.2f}", value);
    if (field == Field::pressure) return fmt::format("{:.3f} {}", value, t(Word::per_s2));
    if (field == Field::time_above) return fmt::format("{:.1f} {}", value / 60, t(Word::minute));
    return fmt::format("{:.1f} {}", value, t(unit_word(field)));
}

std::string field_tick(Field field, double value) {
    return fmt::format("{:g}", field == Field::time_above ? value / 60 : value);
}

Word word_of(Field field) {
    return static_cast<Word>(static_cast<int>(Word::field_none) + static_cast<int>(field));
}

Word word_of(ColourBy colour_by) {
    return static_cast<Word>(static_cast<int>(Word::colour_density) + static_cast<int>(colour_by));
}

}  // namespace tidegate::viz

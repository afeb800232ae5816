#pragma once
#include <string>

#include "viz/scene/colour.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

struct History;

/// Highest value of a field's scale. That of time_above follows from the whole recording, rounded
/// up; all others are fixed, so that pictures can be compared.
double scale_top(Field field, const History* history, double threshold_per_m2);

/// Colour of a value on the scale [0, top]; opaque. Colour maps as in colour.h; Fruin's levels have
/// one colour each.
Rgba field_colour(Field field, double value, double top, Theme theme);
/// Colour of a difference [-top, top]: blue where the second run has less, orange where it has
/// more; told apart with any kind of colour blindness.
Rgba difference_colour(double value, double top, Theme theme);
/// Highest difference that the scale tells apart.
double difference_top(Field field, double top);

/// Name of the field with its unit: "density [people/m²]".
std::string field_title(Field field, double threshold_per_m2, Language language);
/// A value with its unit: "3.2 people/m² · E", "1.1 m/s", "12 min".
std::string field_text(Field field, double value, Language language);
/// A tick of the scale, without unit.
std::string field_tick(Field field, double value);

Word word_of(Field field);
Word word_of(ColourBy colour_by);

}  // namespace tidegate::viz

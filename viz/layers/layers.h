#pragma once
#include "viz/scene/scene.h"

namespace tidegate::viz {

// One thing drawn per file; each adds to the level's scene.
void draw_floor(const LayerInput& input, LevelScene& scene);
void draw_areas(const LayerInput& input, LevelScene& scene);
/// The field that lies over the floor.
void draw_field(const LayerInput& input, LevelScene& scene);
void draw_connectors(const LayerInput& input, LevelScene& scene);
void draw_platforms(const LayerInput& input, LevelScene& scene);
void draw_agents(const LayerInput& input, LevelScene& scene);
/// Where everybody was in the last seconds.
void draw_trails(const LayerInput& input, LevelScene& scene);
/// The way of the passenger picked, and a ring around him or her.
void draw_journey(const LayerInput& input, LevelScene& scene);
/// Marks the most crowded cell.
void draw_peak(const LayerInput& input, LevelScene& scene);
/// Openings and exits with their state.
void draw_passages(const LayerInput& input, LevelScene& scene);
/// Where people stand in a snake queue.
void draw_queues(const LayerInput& input, LevelScene& scene);
void draw_gates(const LayerInput& input, LevelScene& scene);
void draw_names(const LayerInput& input, LevelScene& scene);

/// Colour of a passage by its state.
Rgba passage_colour(const PassageNow& passage, Rgba when_open, Theme theme);
/// "closed", "held", "metered 60/min", or empty when people pass freely.
std::string passage_text(const PassageNow& passage, Language language);
/// " · 34 waiting" at a place whose queue is watched; empty when nobody waits.
std::string queue_text(const LayerInput& input, PlaceKind kind, std::size_t row);

}  // namespace tidegate::viz

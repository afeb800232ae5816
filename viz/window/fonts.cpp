#include "viz/window/fonts.h"

#include <filesystem>

#include "viz/words/words.h"

namespace tidegate::viz {

namespace {

constexpr float small_px = 16;
constexpr float normal_px = 18;
constexpr float large_px = 24;
constexpr float clock_px = 44;

/// All characters of the words table and of the run's own names.
ImVector<ImWchar> needed_characters(const RunData& run) {
    ImFontGlyphRangesBuilder builder;
    for (ImWchar c = 0x20; c < 0x7F; ++c) builder.AddChar(c);
    builder.AddText("²…–·→←×");
    for (int i = 0; i < static_cast<int>(Word::count); ++i) {
        builder.AddText(say(static_cast<Word>(i), Language::english));
        builder.AddText(say(static_cast<Word>(i), Language::chinese));
    }
    const auto add = [&](const std::string& text) {
        builder.AddText(text.data(), text.data() + text.size());
    };
    add(run.name);
    add(run.title);
    for (const LevelDef& level : run.venue.levels) add(level.name);
    for (const AreaDef& area : run.venue.areas) add(area.name);
    for (const OpeningDef& opening : run.venue.openings) add(opening.name);
    for (const ConnectorDef& connector : run.venue.connectors) add(connector.name);
    for (const EntranceDef& entrance : run.venue.entrances) add(entrance.name);
    for (const ExitDef& exit : run.venue.exits) add(exit.name);
    for (const FacilityDef& facility : run.facilities) add(facility.name);
    for (const TrainServiceDef& service : run.services) add(service.name);
    for (const RuleDef& rule : run.warning.rules) add(rule.name);
    for (const Curve& curve : run.curves) add(curve.name);
    for (const Outcome& outcome : run.outcomes) add(outcome.name);
    for (const Event& event : run.events) {
        if (event.kind == EventKind::stuck) continue;
        add(event.subject);
        add(event.who);
    }
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

}  // namespace

FontFile find_font() {
    // Debian: fonts-noto-cjk (face 2 is simplified Chinese), fonts-wqy-microhei,
    // fonts-droid-fallback, dejavu.
    const FontFile known[] = {
        {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
         "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2, true},
        {"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
         "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0, true},
        {"/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
         "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0, true},
        {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
         "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", 0, false},
    };
    for (const FontFile& file : known) {
        if (!std::filesystem::exists(file.regular)) continue;
        FontFile found = file;
        if (!std::filesystem::exists(found.bold)) found.bold = found.regular;
        return found;
    }
    return {"", "", 0, false};
}

Fonts load_fonts(const RunData& run, float scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    const FontFile file = find_font();
    const ImVector<ImWchar> characters = needed_characters(run);
    const auto load = [&](const std::string& path, float size_px) {
        ImFontConfig config;
        config.FontNo = file.face;
        config.OversampleH = 3;
        config.GlyphExtraSpacing.x = 0.2F * scale;
        if (path.empty()) {
            config.SizePixels = size_px * scale;
            return atlas.AddFontDefault(&config);
        }
        return atlas.AddFontFromFileTTF(path.c_str(), size_px * scale, &config, characters.Data);
    };
    Fonts fonts;
    fonts.normal = load(file.regular, normal_px);
    fonts.small = load(file.regular, small_px);
    fonts.bold = load(file.bold, normal_px);
    fonts.large = load(file.bold, large_px);
    fonts.clock = load(file.bold, clock_px);
    fonts.scale = scale;
    atlas.Build();
    ImGui::GetIO().FontGlobalScale = 1 / scale;
    return fonts;
}

}  // namespace tidegate::viz

#include "viz/window/fonts.h"

#include <filesystem>

#include "viz/words/words.h"

namespace tidegate::viz {

namespace {

constexpr float small_px = 16;
constexpr float normal_px = 18;
constexpr float large_px = 24;
constexpr float clock_px = 44;

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

Typefaces::Typefaces() {
    for (ImWchar c = 0x20; c < 0x7F; ++c) characters_.AddChar(c);
    characters_.AddText("²…–·→←×−±§°潮闸");
    for (int i = 0; i < static_cast<int>(Word::count); ++i) {
        characters_.AddText(say(static_cast<Word>(i), Language::english));
        characters_.AddText(say(static_cast<Word>(i), Language::chinese));
    }
}

void Typefaces::add(const std::string& text) {
    const ImVector<ImU32> before = characters_.UsedChars;
    characters_.AddText(text.data(), text.data() + text.size());
    for (int i = 0; i < before.Size; ++i) has_news_ |= before[i] != characters_.UsedChars[i];
}

void Typefaces::add(const RunData& run) {
    add(run.name);
    add(run.title);
    add(run.file);
    for (const auto& [key, value] : run.parameters) add(key + value);
    for (const LevelDef& level : run.venue.levels) add(level.name);
    for (const AreaDef& area : run.venue.areas) add(area.name);
    for (const OpeningDef& opening : run.venue.openings) add(opening.name);
    for (const ConnectorDef& connector : run.venue.connectors) add(connector.name);
    for (const EntranceDef& entrance : run.venue.entrances) add(entrance.name);
    for (const ExitDef& exit : run.venue.exits) add(exit.name);
    for (const FacilityDef& facility : run.facilities) add(facility.name);
    for (const TrainServiceDef& service : run.services) add(service.name);
    for (const FidelityDef& venue : run.network.venues) add(venue.venue);
    for (const LineDef& line : run.lines) add(line.name);
    for (const RuleDef& rule : run.warning.rules) add(rule.name);
    for (const std::string& portal : run.portals) add(portal);
    for (const Curve& curve : run.curves) add(curve.name);
    for (const Outcome& outcome : run.outcomes) add(outcome.name);
    for (const Event& event : run.events) {
        if (event.kind != EventKind::stuck) add(event.subject + event.who);
    }
}

const Fonts& Typefaces::load(float scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    ranges_.clear();
    characters_.BuildRanges(&ranges_);
    const FontFile file = find_font();
    const auto load_one = [&](const std::string& path, float size_px) {
        ImFontConfig config;
        config.FontNo = file.face;
        config.OversampleH = 3;
        config.GlyphExtraSpacing.x = 0.2F * scale;
        if (path.empty()) {
            config.SizePixels = size_px * scale;
            return atlas.AddFontDefault(&config);
        }
        return atlas.AddFontFromFileTTF(path.c_str(), size_px * scale, &config, ranges_.Data);
    };
    fonts_.normal = load_one(file.regular, normal_px);
    fonts_.small = load_one(file.regular, small_px);
    fonts_.bold = load_one(file.bold, normal_px);
    fonts_.large = load_one(file.bold, large_px);
    fonts_.clock = load_one(file.bold, clock_px);
    fonts_.scale = scale;
    atlas.Build();
    ImGui::GetIO().FontGlobalScale = 1 / scale;
    has_news_ = false;
    return fonts_;
}

}  // namespace tidegate::viz

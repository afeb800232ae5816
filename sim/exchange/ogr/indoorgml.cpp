#include <cpl_minixml.h>
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "exchange/map_text.h"
#include "exchange/ogr/ogr_dataset.h"

namespace tidegate {
namespace {

constexpr double flat_m = 0.3;  // a face is a floor when it lies within this above the lowest point of its cell

struct Point3 {
    Vec2 at;
    double z = 0;
};

// The element's name without its namespace.
std::string_view local_name(const CPLXMLNode* node) {
    const std::string_view name = node->pszValue;
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <class F>
void for_each_element(const CPLXMLNode* node, std::string_view name, F&& f) {
    for (; node != nullptr; node = node->psNext) {
        if (node->eType != CXT_Element) continue;
        if (local_name(node) == name) {
            f(node);
        } else {
            for_each_element(node->psChild, name, f);
        }
    }
}

const char* text_of(const CPLXMLNode* node) { return CPLGetXMLValue(node, "", ""); }

std::string name_of(const CPLXMLNode* node) {
    std::string name;
    for (const CPLXMLNode* child = node->psChild; child != nullptr; child = child->psNext) {
        if (child->eType == CXT_Element && local_name(child) == "name") name = text_of(child);
    }
    return name;
}

class GmlReader {
public:
    GmlReader(RawMap& map, Faults& faults) : map_(map), faults_(faults) {}

    void take_cell(const CPLXMLNode* cell) {
        std::vector<std::vector<Point3>> faces;
        for_each_element(cell->psChild, "Polygon", [&](const CPLXMLNode* polygon) {
            for_each_element(polygon->psChild, "exterior", [&](const CPLXMLNode* ring) { faces.push_back(points(ring)); });
        });
        double floor_m = INFINITY;
        for (const auto& face : faces) {
            for (const Point3& p : face) floor_m = std::min(floor_m, p.z);
        }
        RawFeature feature = feature_of(cell, "CellSpace", floor_m, floor_m);
        for (const auto& face : faces) {
            const bool flat = std::all_of(face.begin(), face.end(), [&](const Point3& p) { return p.z <= floor_m + flat_m; });
            if (flat && face.size() >= 4) feature.polygons.push_back({ring_of(face), {}});
        }
        if (!feature.polygons.empty()) map_.features.push_back(std::move(feature));
    }

    void take_transition(const CPLXMLNode* transition) {
        std::vector<Point3> line;
        for_each_element(transition->psChild, "LineString", [&](const CPLXMLNode* node) { line = points(node); });
        if (line.size() < 2) return;
        const auto [low, high] = std::minmax_element(line.begin(), line.end(), [](const Point3& a, const Point3& b) { return a.z < b.z; });
        RawFeature feature = feature_of(transition, "Transition", low->z, high->z);
        feature.lines.emplace_back();
        for (const Point3& p : line) feature.lines.back().push_back(p.at);
        map_.features.push_back(std::move(feature));
    }

private:
    RawFeature feature_of(const CPLXMLNode* node, const char* layer, double low_m, double high_m) {
        RawFeature feature;
        feature.layer = layer;
        feature.source = fmt::format("{} {}", layer, CPLGetXMLValue(node, "gml:id", "?"));
        feature.tags = {{"name", name_of(node)}, {"floor_m", fmt::format("{:.3f}", low_m)}, {"top_m", fmt::format("{:.3f}", high_m)}};
        return feature;
    }

    static Ring ring_of(const std::vector<Point3>& face) {
        Ring ring;
        for (const Point3& p : face) {
            if (ring.empty() || !(ring.back() == p.at)) ring.push_back(p.at);
        }
        while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        return ring;
    }

    // gml:pos, one point each, or gml:posList.
    std::vector<Point3> points(const CPLXMLNode* node) {
        std::vector<Point3> out;
        for (const char* name : {"pos", "posList"}) {
            for_each_element(node->psChild, name, [&](const CPLXMLNode* list) { add_points(text_of(list), out); });
        }
        return out;
    }

    void add_points(const std::string& text, std::vector<Point3>& out) {
        std::vector<double> numbers;
        std::string flat = text;
        std::replace_if(
            flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
        for (const std::string& piece : pieces_of(flat, ' ')) {
            const auto number = number_in(piece);
            if (!number) {
                faults_.add({map_.file}, fmt::format("'{}' in a list of coordinates is no number", piece), "x y z");
                return;
            }
            numbers.push_back(*number);
        }
        if (numbers.size() % 3 != 0) {
            faults_.add({map_.file}, fmt::format("a list of coordinates has {} numbers", numbers.size()), "three for each point");
            return;
        }
        for (std::size_t i = 0; i < numbers.size(); i += 3) out.push_back({{numbers[i], numbers[i + 1]}, numbers[i + 2]});
    }

    RawMap& map_;
    Faults& faults_;
};

}  // namespace

void read_indoorgml(const std::string& path, RawMap& map, Faults& faults) {
    const QuietGdal quiet;
    map.coordinates = "metres, as in the file";
    const std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)> root(CPLParseXMLFile(path.c_str()), CPLDestroyXMLNode);
    if (!root) {
        faults.add({path}, fmt::format("cannot be read as XML: {}", QuietGdal::complaint()), "a whole IndoorGML file");
        return;
    }
    GmlReader reader(map, faults);
    for_each_element(root.get(), "CellSpace", [&](const CPLXMLNode* cell) { reader.take_cell(cell); });
    for (const char* kind : {"GeneralSpace", "TransitionSpace", "ConnectionSpace", "AnchorSpace"}) {
        for_each_element(root.get(), kind, [&](const CPLXMLNode* cell) { reader.take_cell(cell); });
    }
    for_each_element(root.get(), "Transition", [&](const CPLXMLNode* line) { reader.take_transition(line); });
    if (map.features.empty() && faults.empty()) {
        faults.add({path}, "holds no cell spaces with a floor", "IndoorGML with CellSpace and its geometry");
    }
}

}  // namespace tidegate

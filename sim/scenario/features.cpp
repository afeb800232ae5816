#include "scenario/features.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenario/keys.h"
#include "venue/ring.h"

namespace tidegate {
namespace {

enum class Form { polygon, polygons, line, polyline, two_lines, lines };

Form form_of(std::string_view kind) {
    if (kind == "walkable" || kind == "obstacle" || kind == "area") return Form::polygons;
    if (kind == "entrance") return Form::polygon;
    if (kind == "barrier" || kind == "queue") return Form::polyline;
    if (kind == "stair" || kind == "escalator" || kind == "ramp") return Form::two_lines;
    if (kind == "lift") return Form::lines;
    return Form::line;
}

const char* form_text(Form form) {
    switch (form) {
        case Form::polygon:
            return "a Polygon";
        case Form::polygons:
            return "a Polygon or MultiPolygon";
        case Form::line:
            return "a LineString of two points";
        case Form::polyline:
            return "a LineString";
        case Form::two_lines:
            return "a MultiLineString of two lines: lower end, upper end";
        case Form::lines:
            return "a MultiLineString of two lines or more: the doors at each stop, from below to above";
    }
    return "";
}

bool fits(Form form, std::string_view type) {
    switch (form) {
        case Form::polygon:
            return type == "Polygon";
        case Form::polygons:
            return type == "Polygon" || type == "MultiPolygon";
        case Form::line:
        case Form::polyline:
            return type == "LineString";
        case Form::two_lines:
        case Form::lines:
            return type == "MultiLineString";
    }
    return false;
}

// Reads coordinates as they stand in the file.
class CoordinateReader {
public:
    CoordinateReader(Faults& faults, bool lon_lat) : faults_(faults), lon_lat_(lon_lat) {}

    std::optional<Vec2> point(const Node& node) const {
        const bool shape = node.is_list() && node.children.size() >= 2 &&
                           node.children.size() <= 3 && node.children[0].is_number() &&
                           node.children[1].is_number();
        if (!shape) {
            faults_.add(node.place, "this is not a point",
                        lon_lat_ ? "[longitude, latitude]" : "[x, y]");
            return {};
        }
        const Vec2 p{node.children[0].number, node.children[1].number};
        if (lon_lat_ && (std::abs(p.x) > 180 || std::abs(p.y) > 90)) {
            faults_.add(node.place, fmt::format("({}, {}) is not a place on Earth", p.x, p.y),
                        "longitude from -180 to 180, latitude from -90 to 90",
                        "for metres set venue.coordinates = \"local_m\"");
            return {};
        }
        if (std::abs(p.x) > 1e6 || std::abs(p.y) > 1e6) {
            faults_.add(node.place, fmt::format("({}, {}) is out of reach", p.x, p.y),
                        "coordinates of at most 1000000 m", "move the venue near the origin");
            return {};
        }
        return p;
    }

    std::vector<Vec2> points(const Node& node, std::size_t least, const char* what,
                             bool& good) const {
        std::vector<Vec2> out;
        if (!node.is_list() || node.children.size() < least) {
            faults_.add(node.place,
                        node.is_list() ? fmt::format("{} has {} points", what, node.children.size())
                                       : fmt::format("{} is {}", what, kind_text(node.kind)),
                        fmt::format("at least {} points", least));
            good = false;
            return out;
        }
        for (const Node& child : node.children) {
            if (const auto p = point(child)) {
                out.push_back(*p);
            } else {
                good = false;
            }
        }
        return out;
    }

    // A ring without its repeated last point.
    Ring ring(const Node& node, bool& good) const {
        bool readable = true;
        Ring out = points(node, 4, "a ring", readable);
        if (readable && !(out.front() == out.back())) {
            faults_.add(
                node.children.back().place,
                fmt::format("the ring is not closed: it begins at ({}, {}) and ends at ({}, {})",
                            out.front().x, out.front().y, out.back().x, out.back().y),
                "the first point again at the end");
            readable = false;
        }
        if (readable) out.pop_back();
        good = good && readable;
        return out;
    }

    Polygon polygon(const Node& node, bool& good) const {
        Polygon out;
        if (!node.is_list() || node.children.empty()) {
            faults_.add(node.place, "this is not a polygon", "a list of rings");
            good = false;
            return out;
        }
        out.outer = ring(node.children.front(), good);
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            out.holes.push_back(ring(node.children[i], good));
        }
        return out;
    }

private:
    Faults& faults_;
    bool lon_lat_;
};

// Whether a geometry of several lines has as many as it needs.
bool has_lines(const Node& coordinates, Form form, Feature& feature, Faults& faults) {
    const std::size_t n = coordinates.is_list() ? coordinates.children.size() : 0;
    if (form == Form::two_lines ? n == 2 : n >= 2) return true;
    if (form == Form::two_lines) {
        faults.add(coordinates.place, fmt::format("{} has {} end{}", feature.title(), n, n == 1 ? "" : "s"),
                   "two lines: lower end, upper end");
    } else {
        faults.add(coordinates.place, fmt::format("{} has {} stop{}", feature.title(), n, n == 1 ? "" : "s"),
                   "two lines or more: the doors at each stop, from below to above", "a lift that goes nowhere is left out");
    }
    feature.good = false;
    return false;
}

void read_lines(const CoordinateReader& reader, const Node& coordinates, Form form,
                Feature& feature, Faults& faults) {
    std::vector<const Node*> lines{&coordinates};
    if (form == Form::two_lines || form == Form::lines) {
        lines.clear();
        if (!has_lines(coordinates, form, feature, faults)) return;
        for (const Node& line : coordinates.children) lines.push_back(&line);
    }
    for (const Node* line : lines) {
        feature.lines.push_back(reader.points(*line, 2, "a line", feature.good));
        const std::vector<Vec2>& points = feature.lines.back();
        if (form != Form::polyline && points.size() > 2) {
            faults.add(line->place,
                       fmt::format("a line of {} has {} points", feature.title(), points.size()),
                       "two points");
            feature.good = false;
        }
        if (feature.good && points[0] == points[1]) {
            faults.add(line->place, fmt::format("a line of {} has no length", feature.title()),
                       "two different points");
            feature.good = false;
        }
    }
}

void read_geometry(const Node* geometry, bool lon_lat, Feature& feature, Faults& faults) {
    const Form form = form_of(feature.kind);
    const Node* type = geometry != nullptr ? geometry->find("type") : nullptr;
    const Node* coordinates = geometry != nullptr ? geometry->find("coordinates") : nullptr;
    if (type == nullptr || !type->is_text() || coordinates == nullptr) {
        faults.add(feature.place, fmt::format("{} has no geometry", feature.title()),
                   form_text(form));
        feature.good = false;
        return;
    }
    feature.geometry_place = coordinates->place;
    if (!fits(form, type->text)) {
        faults.add(type->place,
                   fmt::format("the geometry of {} is a {}", feature.title(), type->text),
                   form_text(form));
        feature.good = false;
        return;
    }
    const CoordinateReader reader(faults, lon_lat);
    if (form == Form::polygon || type->text == "Polygon") {
        feature.polygons.push_back(reader.polygon(*coordinates, feature.good));
    } else if (form == Form::polygons) {
        if (!coordinates->is_list()) feature.good = false;
        for (const Node& one : coordinates->children) {
            feature.polygons.push_back(reader.polygon(one, feature.good));
        }
    } else {
        read_lines(reader, *coordinates, form, feature, faults);
    }
}

std::vector<std::string> known_kinds() {
    std::vector<std::string> kinds = section_names("feature.");
    for (std::string& kind : kinds) kind = kind.substr(std::string_view("feature.").size());
    return kinds;
}

std::string address_of(const Node& properties, std::string_view kind, const std::string& prefix, std::size_t row) {
    const Node* name = properties.find("name");
    if (name != nullptr && name->is_text()) return "venue.feature." + prefix + name->text;
    return fmt::format("venue.feature.{}{}_{}", prefix, kind, row + 1);
}

void read_feature(Reading& reading, const Node& node, bool lon_lat, const std::string& prefix, std::size_t row,
                  std::vector<Feature>& features) {
    const Node* properties = node.find("properties");
    if (properties == nullptr || !properties->is_table()) {
        reading.faults.add(node.place, "this feature has no properties",
                           "\"properties\" with \"kind\"");
        return;
    }
    const std::vector<std::string> kinds = known_kinds();
    const Node* kind = properties->find("kind");
    if (kind == nullptr || !kind->is_text()) {
        reading.faults.add(properties->place, "this feature has no kind", {},
                           nearest_name_cure("", kinds));
        return;
    }
    if (std::find(kinds.begin(), kinds.end(), kind->text) == kinds.end()) {
        reading.faults.add(kind->place, fmt::format("unknown kind of feature '{}'", kind->text), {},
                           nearest_name_cure(kind->text, kinds));
        return;
    }
    const std::size_t before = reading.faults.size();
    TableReader values(reading, properties,
                       {"feature." + kind->text, address_of(*properties, kind->text, prefix, row),
                        "the properties of this " + kind->text},
                       properties->place);
    Feature feature{kind->text, std::move(values), node.place, node.place, true, {}, {}};
    read_geometry(node.find("geometry"), lon_lat, feature, reading.faults);
    feature.good = feature.good && reading.faults.size() == before;
    features.push_back(std::move(feature));
}

template <class F>
void for_each_point(std::vector<Feature>& features, F&& f) {
    for (Feature& feature : features) {
        for_each_point(feature.polygons, f);
        for (auto& line : feature.lines) {
            for (Vec2& p : line) f(p);
        }
    }
}

// Longitude and latitude become metres about the middle of everything.
Projection project(std::vector<Feature>& features) {
    Vec2 low{180, 90};
    Vec2 high{-180, -90};
    for_each_point(features, [&](Vec2& p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    });
    if (low.x > high.x) return {};
    const Projection projection((low + high) * 0.5);
    for_each_point(features, [&](Vec2& p) { p = projection.to_local(p); });
    return projection;
}

}  // namespace

std::string Feature::title() const {
    const std::string& name = values.text("name");
    return name.empty() ? "this " + kind : fmt::format("{} '{}'", kind, name);
}

std::string file_coordinates(const Projection& projection, Vec2 local) {
    const Vec2 p = projection.to_file(local);
    return projection.is_local() ? fmt::format("({:.2f}, {:.2f})", p.x, p.y)
                                 : fmt::format("({:.7f}, {:.7f})", p.x, p.y);
}

FeatureList read_features(Reading& reading, const Node& document, bool lon_lat, const std::string& prefix) {
    FeatureList list;
    const Node* type = document.find("type");
    if (type == nullptr || type->text != "FeatureCollection") {
        reading.faults.add(type != nullptr ? type->place : document.place,
                           "this is not a GeoJSON FeatureCollection",
                           "\"type\": \"FeatureCollection\"");
        return list;
    }
    const Node* features = document.find("features");
    if (features == nullptr || !features->is_list()) {
        reading.faults.add(document.place, "missing list \"features\"");
        return list;
    }
    for (std::size_t i = 0; i < features->children.size(); ++i) {
        read_feature(reading, features->children[i], lon_lat, prefix, i, list.features);
    }
    if (lon_lat) list.projection = project(list.features);
    return list;
}

}  // namespace tidegate

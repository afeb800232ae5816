#pragma once
#include <fmt/core.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace tidegate::testing {

// Metres to degrees near latitude 50: exact enough for a test.
constexpr double osm_lat0 = 50, osm_lon0 = 10;
inline double lon(double x) { return osm_lon0 + x / 71695.8; }
inline double lat(double y) { return osm_lat0 + y / 111229.0; }

/// Writes OSM XML about (10, 50) degrees from places in metres, giving ids in turn.
class OsmWriter {
public:
    int node(double x, double y, const std::string& tags = "") {
        nodes_ += fmt::format("<node id=\"{}\" lat=\"{:.8f}\" lon=\"{:.8f}\" version=\"1\">{}</node>\n", ++id_, lat(y), lon(x), tags);
        return id_;
    }
    int way(const std::vector<int>& nodes, const std::string& tags) {
        ways_ += fmt::format("<way id=\"{}\" version=\"1\">", ++id_);
        for (const int ref : nodes) ways_ += fmt::format("<nd ref=\"{}\"/>", ref);
        ways_ += tags + "</way>\n";
        return id_;
    }
    void box(double x0, double y0, double x1, double y1, const std::string& tags) {
        const int first = node(x0, y0);
        way({first, node(x1, y0), node(x1, y1), node(x0, y1), first}, tags);
    }
    std::string text() const { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n" + nodes_ + ways_ + "</osm>\n"; }

private:
    int id_ = 0;
    std::string nodes_, ways_;
};

inline std::string tags(std::initializer_list<std::pair<const char*, const char*>> pairs) {
    std::string text;
    for (const auto& [key, value] : pairs) text += fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
    return text;
}

}  // namespace tidegate::testing

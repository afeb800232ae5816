#include "validate/cases/rooms.h"

#include <algorithm>

namespace tidegate::cases {

double way_end_m(const TwoRooms& rooms) { return 10 + rooms.length_m; }

Ring floor_of(const TwoRooms& rooms) {
    const double low = 5 - 0.5 * rooms.width_m, high = 5 + 0.5 * rooms.width_m;
    const double end = way_end_m(rooms), far = end + rooms.second_m;
    Ring ring{{0, 0}, {10, 0}, {10, low}, {end, low}};
    if (rooms.second_m > 0) ring.insert(ring.end(), {{end, 0}, {far, 0}, {far, 10}, {end, 10}});
    ring.insert(ring.end(), {{end, high}, {10, high}, {10, 10}, {0, 10}});
    return ring;
}

double peak_density_per_m2(const Tracks& tracks, const Box& box, double window_s, int plane) {
    constexpr double every_s = 0.5;
    std::vector<double> counts;
    for (double t = every_s; t < tracks.end_s(); t += every_s) {
        int people = 0;
        for (std::size_t i = 0; i < tracks.people.size(); ++i) {
            const auto at = tracks.at(i, t, plane);
            people += at && box.contains(*at);
        }
        counts.push_back(people);
    }
    const auto window = static_cast<std::size_t>(window_s / every_s);
    double sum = 0, peak = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        sum += counts[k];
        if (k >= window) sum -= counts[k - window];
        if (k + 1 >= window) peak = std::max(peak, sum / static_cast<double>(window));
    }
    return peak / box.area_m2();
}

}  // namespace tidegate::cases

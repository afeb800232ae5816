#pragma once
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "base/vec2.h"

namespace tidegate {

/// Where people have appeared or stepped on a plane since the walkers were last sorted into cells, so that no two land
/// on the same place.
class Landings {
public:
    void clear() {
        if (!cells_.empty()) cells_ = {};
    }
    void add(int plane, Vec2f p) { cells_[key(plane, cell(p.x), cell(p.y))].push_back(p); }
    bool is_free(int plane, Vec2f p, float room_m) const {
        if (cells_.empty()) return true;
        for (int y = cell(p.y - room_m); y <= cell(p.y + room_m); ++y) {
            for (int x = cell(p.x - room_m); x <= cell(p.x + room_m); ++x) {
                const auto found = cells_.find(key(plane, x, y));
                if (found == cells_.end()) continue;
                for (const Vec2f q : found->second) {
                    if (dot(q - p, q - p) < room_m * room_m) return false;
                }
            }
        }
        return true;
    }

private:
    static constexpr float cell_m = 0.5f;
    static int cell(float at) { return static_cast<int>(std::floor(at / cell_m)); }
    static std::uint64_t key(int plane, int x, int y) {
        return (static_cast<std::uint64_t>(plane) << 48) | (static_cast<std::uint64_t>(x & 0xffffff) << 24) |
               static_cast<std::uint64_t>(y & 0xffffff);
    }
    std::map<std::uint64_t, std::vector<Vec2f>> cells_;
};

}  // namespace tidegate

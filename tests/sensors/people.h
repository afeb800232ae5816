#pragma once
#include <cmath>
#include <vector>

#include "sensors/crowd.h"
#include "venue/venue_def.h"

namespace tidegate {

/// SensedPeople put down one by one, as the columns that sensors read.
struct SensedPeople {
    std::vector<float> x, y, vx, vy, force_n, compression_n_per_m;

    SensedPeople() = default;
    explicit SensedPeople(const std::vector<Vec2f>& positions) {
        for (const Vec2f p : positions) add(to_double(p));
    }
    void add(Vec2 p, Vec2 velocity = {}) {
        x.push_back(static_cast<float>(p.x)), y.push_back(static_cast<float>(p.y));
        vx.push_back(static_cast<float>(velocity.x)), vy.push_back(static_cast<float>(velocity.y));
    }
    void add(Vec2 p, Vec2 velocity, double force) {
        add(p, velocity);
        force_n.push_back(static_cast<float>(force));
    }
    CrowdColumns columns() const { return {x, y, vx, vy, force_n, compression_n_per_m}; }
    std::size_t size() const { return x.size(); }
    Vec2 at(std::size_t i) const { return {x[i], y[i]}; }
};

/// The same place seen otherwise: turned about (0, 0), then mirrored in the y axis, then shifted.
struct Motion {
    double turn_deg = 0;
    bool is_mirrored = false;
    Vec2 shift;

    Vec2 turned(Vec2 v) const {
        const double a = turn_deg * 3.14159265358979323846 / 180;
        const Vec2 t{v.x * std::cos(a) - v.y * std::sin(a), v.x * std::sin(a) + v.y * std::cos(a)};
        return is_mirrored ? Vec2{-t.x, t.y} : t;
    }
    Vec2 operator()(Vec2 p) const { return turned(p) + shift; }
    Ring operator()(Ring ring) const {
        for (Vec2& p : ring) p = (*this)(p);
        if (is_mirrored) ring = Ring(ring.rbegin(), ring.rend());
        return ring;
    }
    Polygon operator()(const Polygon& polygon) const {
        Polygon result{(*this)(polygon.outer), {}};
        for (const Ring& hole : polygon.holes) result.holes.push_back((*this)(hole));
        return result;
    }
};

}  // namespace tidegate

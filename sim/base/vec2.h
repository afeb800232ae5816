#pragma once
#include <cmath>

namespace tidegate {

/// A point or direction in a level's plane [m]. Geometry uses Vec2 (double), walkers Vec2f (float).
template <class T>
struct BasicVec2 {
    T x{};
    T y{};

    constexpr BasicVec2 operator+(BasicVec2 o) const { return {x + o.x, y + o.y}; }
    constexpr BasicVec2 operator-(BasicVec2 o) const { return {x - o.x, y - o.y}; }
    constexpr BasicVec2 operator*(T s) const { return {x * s, y * s}; }
    constexpr BasicVec2& operator+=(BasicVec2 o) { return *this = *this + o; }
    constexpr bool operator==(const BasicVec2&) const = default;
};

using Vec2 = BasicVec2<double>;
using Vec2f = BasicVec2<float>;

template <class T>
constexpr T dot(BasicVec2<T> a, BasicVec2<T> b) {
    return a.x * b.x + a.y * b.y;
}
/// z of the cross product: positive when b lies to the left of a.
template <class T>
constexpr T cross(BasicVec2<T> a, BasicVec2<T> b) {
    return a.x * b.y - a.y * b.x;
}
template <class T>
T length(BasicVec2<T> a) {
    return std::sqrt(dot(a, a));
}
/// Unit vector along a, or zero when a is (nearly) zero.
template <class T>
BasicVec2<T> unit(BasicVec2<T> a) {
    const T l = length(a);
    return l > T(1e-12) ? a * (T(1) / l) : BasicVec2<T>{};
}
constexpr Vec2f to_float(Vec2 a) { return {static_cast<float>(a.x), static_cast<float>(a.y)}; }
constexpr Vec2 to_double(Vec2f a) { return {a.x, a.y}; }

/// A straight line from a to b. Left of it is the side to the left when walking from a to b.
struct Segment {
    Vec2 a;
    Vec2 b;

    double length_m() const { return length(b - a); }
    Vec2 at(double t) const { return a + (b - a) * t; }
    Vec2 middle() const { return at(0.5); }
    Vec2 direction() const { return unit(b - a); }
    /// Unit normal that points to the right-hand side.
    Vec2 right_normal() const {
        const Vec2 d = direction();
        return {d.y, -d.x};
    }
};

/// Parameter in [0,1] of the point of `s` nearest to p.
inline double nearest_parameter(const Segment& s, Vec2 p) {
    const Vec2 d = s.b - s.a;
    const double l2 = dot(d, d);
    if (l2 <= 0) return 0;
    const double t = dot(p - s.a, d) / l2;
    return t < 0 ? 0 : (t > 1 ? 1 : t);
}
/// Distance from p to the nearest point of s [m].
inline double distance_m(const Segment& s, Vec2 p) {
    return length(p - s.at(nearest_parameter(s, p)));
}

}  // namespace tidegate

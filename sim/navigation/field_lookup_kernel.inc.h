// The same operations in the same order as course_inside() in travel_field.cpp, a lane for each place; included once per
// vector path, inside a namespace of that path.

/// The lower-left node of the square around each place, and where in it that lies.
struct Squares {
    IntLanes ix, iy;
    Lanes fx, fy;
};
inline IntLanes rounded_down(Lanes at) {
    const IntLanes towards_zero = __builtin_convertvector(at, IntLanes);
    return towards_zero + (at < __builtin_convertvector(towards_zero, Lanes));
}
inline Squares squares_around(const TravelField& field, const float* x, const float* y) {
    const Lanes gx = (load(x) - field.corner.x) / field.cell_m, gy = (load(y) - field.corner.y) / field.cell_m;
    const IntLanes ix = rounded_down(gx), iy = rounded_down(gy);
    return {ix, iy, gx - __builtin_convertvector(ix, Lanes), gy - __builtin_convertvector(iy, Lanes)};
}

/// The nodes at the corners of each square, as they stand in memory: distance, then x, then y.
struct Corners {
    IntLanes low0, low1, high0, high1;
};
inline IntLanes distances(IntLanes nodes) { return nodes & 0xffff; }

template <class Value>
inline Lanes between(const Corners& nodes, const Squares& at, Value&& value) {
    const auto real = [&](IntLanes v) { return __builtin_convertvector(value(v), Lanes); };
    const Lanes below = real(nodes.low0) * (1.0f - at.fx) + real(nodes.low1) * at.fx;
    const Lanes above = real(nodes.high0) * (1.0f - at.fx) + real(nodes.high1) * at.fx;
    return below * (1.0f - at.fy) + above * at.fy;
}

/// Of as many places as there are lanes, from `place` on.
inline std::uint32_t look_up_lanes(const TravelField& field, const float* x, const float* y, int place, SixteenCourses& courses) {
    static_assert(sizeof(FieldNode) == 4 && std::endian::native == std::endian::little);
    const Squares at = squares_around(field, x + place, y + place);
    const IntLanes inside = (at.ix >= 0) & (at.iy >= 0) & (at.ix < field.nx - 1) & (at.iy < field.ny - 1);
    const IntLanes node = (at.iy * field.nx + at.ix) & inside;
    const FieldNode* nodes = field.nodes.data();
    const Corners corners{gather(nodes, node), gather(nodes + 1, node), gather(nodes + field.nx, node),
                          gather(nodes + field.nx + 1, node)};
    const IntLanes is_reached = (distances(corners.low0) != 0xffff) & (distances(corners.low1) != 0xffff) &
                                (distances(corners.high0) != 0xffff) & (distances(corners.high1) != 0xffff);
    const Lanes way_x = between(corners, at, [](IntLanes v) { return (v << 8) >> 24; });
    const Lanes way_y = between(corners, at, [](IntLanes v) { return v >> 24; });
    const Lanes size2 = way_x * way_x + way_y * way_y, per_size = 1.0f / root(size2);
    store(courses.distance_m + place, between(corners, at, distances) * field.unit_m);
    store(courses.x + place, way_x * per_size);
    store(courses.y + place, way_y * per_size);
    return ~equal(inside & is_reached, IntLanes{}) & less(all_lanes(FieldNode::cancelled2), size2);
}

inline std::uint32_t look_up_all(const TravelField& field, const float* x, const float* y, SixteenCourses& courses) {
    std::uint32_t known = 0;
    if (field.nx < 2 || field.ny < 2) return known;
    for (int place = 0; place < SixteenCourses::places; place += lanes) known |= look_up_lanes(field, x, y, place, courses) << place;
    return known;
}

// What every kernel does with its lanes; after the Lanes of a path. Comparisons give masks, `mask ? a : b` picks by
// lane.
constexpr int lanes = sizeof(Lanes) / sizeof(float);

inline Lanes all_lanes(float v) { return Lanes{} + v; }
inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes most(Lanes a, Lanes b) { return a > b ? a : b; }
inline Lanes at_least_zero(Lanes a) { return most(a, Lanes{}); }
/// The first n lanes; none below 0, all from `lanes` on.
inline Bits first(std::int64_t n) { return n <= 0 ? 0 : (Bits{1} << (n < lanes ? n : lanes)) - 1; }
inline IntLanes mask_of(Bits bits) { return ((static_cast<std::int32_t>(bits) >> lane_rows) & 1) != 0; }
inline Lanes load(const float* from) {
    Lanes v;
    std::memcpy(&v, from, sizeof(v));
    return v;
}
inline IntLanes load(const std::int32_t* from) {
    IntLanes v;
    std::memcpy(&v, from, sizeof(v));
    return v;
}
inline void store(float* to, Lanes v) { std::memcpy(to, &v, sizeof(v)); }

// What every kernel does with its lanes; after the Lanes of a path. Comparisons give masks, `mask ? a : b` picks by
// lane.
constexpr int lanes = 16;
using IntLanes = std::int32_t __attribute__((vector_size(64)));

inline Lanes all_lanes(float v) { return Lanes{} + v; }
inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes most(Lanes a, Lanes b) { return a > b ? a : b; }
inline Lanes at_least_zero(Lanes a) { return most(a, Lanes{}); }
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

// Four floats in whatever registers there are: every usual processor has vectors of that size. Included inside a kernel's namespace, after <cmath>.
using Lanes = float __attribute__((vector_size(16)));
using IntLanes = std::int32_t __attribute__((vector_size(16)));
using Bits = std::uint32_t;  ///< one for each lane

constexpr IntLanes lane_rows{0, 1, 2, 3};

/// Square root of each lane. Left to the compiler: correctly rounded like the vector instructions of the other paths.
inline Lanes root(Lanes v) {
    for (int k = 0; k < 4; ++k) v[k] = std::sqrt(v[k]);
    return v;
}
/// What stands at row[k] of a table of four bytes a row.
inline IntLanes gather(const void* table, IntLanes row) {
    IntLanes found;
    for (int k = 0; k < 4; ++k) {
        std::int32_t value;
        std::memcpy(&value, static_cast<const char*>(table) + 4 * std::ptrdiff_t{row[k]}, sizeof(value));
        found[k] = value;
    }
    return found;
}
/// In which lanes a is less than b.
inline Bits less(Lanes a, Lanes b) {
    Bits bits = 0;
    for (int k = 0; k < 4; ++k) bits |= Bits(a[k] < b[k]) << k;
    return bits;
}
/// In which lanes both are equal; of floats or integers.
template <class AnyLanes>
inline Bits equal(AnyLanes a, AnyLanes b) {
    Bits bits = 0;
    for (int k = 0; k < 4; ++k) bits |= Bits(a[k] == b[k]) << k;
    return bits;
}
/// Writes the lanes picked, one after the other; what stands behind them, up to 4 floats in all, is lost.
inline void pack(float* to, Lanes v, Bits picked) {
    for (; picked != 0; picked &= picked - 1) *to++ = v[std::countr_zero(picked)];
}
inline Bits pack(Bits bits, Bits picked) {
    Bits packed = 0;
    for (int n = 0; picked != 0; picked &= picked - 1) packed |= (bits >> std::countr_zero(picked) & 1) << n++;
    return packed;
}
inline float smallest(Lanes v) {
    float least = v[0];
    for (int k = 1; k < 4; ++k) least = v[k] < least ? v[k] : least;
    return least;
}

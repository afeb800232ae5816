// Sixteen floats as two AVX registers. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));
using IntLanes = std::int32_t __attribute__((vector_size(64)));
using Bits = std::uint32_t;  ///< one for each lane

struct Halves {
    __m256 low, high;
};

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) {
    Halves halves = std::bit_cast<Halves>(v);
    halves.low = _mm256_sqrt_ps(halves.low);
    halves.high = _mm256_sqrt_ps(halves.high);
    return std::bit_cast<Lanes>(halves);
}
/// What stands at row[k] of a table of four bytes a row.
inline IntLanes gather(const void* table, IntLanes row) {
    struct IntHalves {
        __m256i low, high;
    } halves = std::bit_cast<IntHalves>(row);
    halves.low = _mm256_i32gather_epi32(static_cast<const int*>(table), halves.low, 4);
    halves.high = _mm256_i32gather_epi32(static_cast<const int*>(table), halves.high, 4);
    return std::bit_cast<IntLanes>(halves);
}
inline Bits bits_of(__m256 low, __m256 high) {
    return Bits(_mm256_movemask_ps(low)) | Bits(_mm256_movemask_ps(high)) << 8;
}
/// In which lanes a is less than b.
inline Bits less(Lanes a, Lanes b) {
    const Halves x = std::bit_cast<Halves>(a), y = std::bit_cast<Halves>(b);
    return bits_of(_mm256_cmp_ps(x.low, y.low, _CMP_LT_OQ), _mm256_cmp_ps(x.high, y.high, _CMP_LT_OQ));
}
inline Bits equal(Lanes a, Lanes b) {
    const Halves x = std::bit_cast<Halves>(a), y = std::bit_cast<Halves>(b);
    return bits_of(_mm256_cmp_ps(x.low, y.low, _CMP_EQ_OQ), _mm256_cmp_ps(x.high, y.high, _CMP_EQ_OQ));
}
inline Bits equal(IntLanes a, IntLanes b) {
    const auto same = [](__m256 x, __m256 y) {
        return _mm256_castsi256_ps(_mm256_cmpeq_epi32(_mm256_castps_si256(x), _mm256_castps_si256(y)));
    };
    const Halves x = std::bit_cast<Halves>(a), y = std::bit_cast<Halves>(b);
    return bits_of(same(x.low, y.low), same(x.high, y.high));
}
/// Writes the lanes picked, one after the other; what stands behind them, up to 16 floats in all, is lost.
inline void pack(float* to, Lanes v, Bits picked) {
    for (; picked != 0; picked &= picked - 1) *to++ = v[std::countr_zero(picked)];
}
inline Bits pack(Bits bits, Bits picked) { return _pext_u32(bits, picked); }
inline float smallest(Lanes v) {
    const Halves halves = std::bit_cast<Halves>(v);
    const __m256 eight = _mm256_min_ps(halves.low, halves.high);
    const __m128 four = _mm_min_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_min_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_min_ss(two, _mm_movehdup_ps(two)));
}

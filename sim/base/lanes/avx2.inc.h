// Eight floats as one AVX register. Included inside a kernel's namespace, after <immintrin.h>, <array> and <bit>.
using Lanes = float __attribute__((vector_size(32)));
using IntLanes = std::int32_t __attribute__((vector_size(32)));
using Bits = std::uint32_t;  ///< one for each lane

constexpr IntLanes lane_rows{0, 1, 2, 3, 4, 5, 6, 7};

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) { return std::bit_cast<Lanes>(_mm256_sqrt_ps(std::bit_cast<__m256>(v))); }
/// What stands at row[k] of a table of four bytes a row.
inline IntLanes gather(const void* table, IntLanes row) {
    return std::bit_cast<IntLanes>(
        _mm256_i32gather_epi32(static_cast<const int*>(table), std::bit_cast<__m256i>(row), 4));
}
inline Bits bits_of(__m256 mask) { return static_cast<Bits>(_mm256_movemask_ps(mask)); }
/// In which lanes a is less than b.
inline Bits less(Lanes a, Lanes b) {
    return bits_of(_mm256_cmp_ps(std::bit_cast<__m256>(a), std::bit_cast<__m256>(b), _CMP_LT_OQ));
}
inline Bits equal(Lanes a, Lanes b) {
    return bits_of(_mm256_cmp_ps(std::bit_cast<__m256>(a), std::bit_cast<__m256>(b), _CMP_EQ_OQ));
}
inline Bits equal(IntLanes a, IntLanes b) {
    return bits_of(_mm256_castsi256_ps(_mm256_cmpeq_epi32(std::bit_cast<__m256i>(a), std::bit_cast<__m256i>(b))));
}
/// For each choice of lanes which lane comes first, second and so on: a byte each.
constexpr std::array<std::uint64_t, 256> packings = [] {
    std::array<std::uint64_t, 256> table{};
    for (unsigned picked = 0; picked < 256; ++picked) {
        int at = 0;
        for (unsigned lane = 0; lane < 8; ++lane) {
            if ((picked >> lane & 1) != 0) table[picked] |= std::uint64_t{lane} << (8 * at++);
        }
    }
    return table;
}();
/// Writes the lanes picked, one after the other; what stands behind them, up to 8 floats in all, is lost.
inline void pack(float* to, Lanes v, Bits picked) {
    const __m128i bytes = _mm_cvtsi64_si128(static_cast<long long>(packings[picked]));
    _mm256_storeu_ps(to, _mm256_permutevar8x32_ps(std::bit_cast<__m256>(v), _mm256_cvtepu8_epi32(bytes)));
}
inline Bits pack(Bits bits, Bits picked) { return _pext_u32(bits, picked); }
inline float smallest(Lanes v) {
    const __m256 eight = std::bit_cast<__m256>(v);
    const __m128 four = _mm_min_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_min_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_min_ss(two, _mm_movehdup_ps(two)));
}

// Sixteen floats as one AVX-512 register. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));
using IntLanes = std::int32_t __attribute__((vector_size(64)));
using Bits = std::uint32_t;  ///< one for each lane

constexpr IntLanes lane_rows{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) {
    return std::bit_cast<Lanes>(_mm512_sqrt_ps(std::bit_cast<__m512>(v)));
}
/// What stands at row[k] of a table of four bytes a row.
inline IntLanes gather(const void* table, IntLanes row) {
    return std::bit_cast<IntLanes>(_mm512_i32gather_epi32(std::bit_cast<__m512i>(row), table, 4));
}
/// In which lanes a is less than b.
inline Bits less(Lanes a, Lanes b) {
    return _mm512_cmp_ps_mask(std::bit_cast<__m512>(a), std::bit_cast<__m512>(b), _CMP_LT_OQ);
}
inline Bits equal(Lanes a, Lanes b) {
    return _mm512_cmp_ps_mask(std::bit_cast<__m512>(a), std::bit_cast<__m512>(b), _CMP_EQ_OQ);
}
inline Bits equal(IntLanes a, IntLanes b) {
    return _mm512_cmpeq_epi32_mask(std::bit_cast<__m512i>(a), std::bit_cast<__m512i>(b));
}
/// Writes the lanes picked, one after the other; what stands behind them, up to 16 floats in all, is lost.
inline void pack(float* to, Lanes v, Bits picked) {
    _mm512_storeu_ps(to, _mm512_maskz_compress_ps(static_cast<__mmask16>(picked), std::bit_cast<__m512>(v)));
}
inline Bits pack(Bits bits, Bits picked) { return _pext_u32(bits, picked); }
inline float smallest(Lanes v) { return _mm512_reduce_min_ps(std::bit_cast<__m512>(v)); }

// Sixteen floats as one AVX-512 register. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) {
    return std::bit_cast<Lanes>(_mm512_sqrt_ps(std::bit_cast<__m512>(v)));
}
/// Whether some lane of a is less than that of b.
inline bool any_less(Lanes a, Lanes b) {
    return _mm512_cmp_ps_mask(std::bit_cast<__m512>(a), std::bit_cast<__m512>(b), _CMP_LT_OQ) != 0;
}

// Sixteen floats as two AVX registers. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));

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
/// Whether some lane of a is less than that of b.
inline bool any_less(Lanes a, Lanes b) {
    const Halves x = std::bit_cast<Halves>(a), y = std::bit_cast<Halves>(b);
    const __m256 low = _mm256_cmp_ps(x.low, y.low, _CMP_LT_OQ), high = _mm256_cmp_ps(x.high, y.high, _CMP_LT_OQ);
    return _mm256_movemask_ps(_mm256_or_ps(low, high)) != 0;
}

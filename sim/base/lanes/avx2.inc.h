// Sixteen floats as two AVX registers. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) {
    struct Halves {
        __m256 low, high;
    } halves = std::bit_cast<Halves>(v);
    halves.low = _mm256_sqrt_ps(halves.low);
    halves.high = _mm256_sqrt_ps(halves.high);
    return std::bit_cast<Lanes>(halves);
}

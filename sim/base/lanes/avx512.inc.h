// Sixteen floats as one AVX-512 register. Included inside a kernel's namespace, after <immintrin.h> and <bit>.
using Lanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
inline Lanes root(Lanes v) {
    return std::bit_cast<Lanes>(_mm512_sqrt_ps(std::bit_cast<__m512>(v)));
}

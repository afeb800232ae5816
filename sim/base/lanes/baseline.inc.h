// Sixteen floats in whatever registers there are. Included inside a kernel's namespace, after <cmath>.
using Lanes = float __attribute__((vector_size(64)));

/// Square root of each lane. Left to the compiler: correctly rounded like the vector instructions of the other paths.
inline Lanes root(Lanes v) {
    for (int k = 0; k < 16; ++k) v[k] = std::sqrt(v[k]);
    return v;
}
/// Whether some lane of a is less than that of b.
inline bool any_less(Lanes a, Lanes b) {
    bool any = false;
    for (int k = 0; k < 16; ++k) any |= a[k] < b[k];
    return any;
}

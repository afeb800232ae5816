#pragma once
#include <cstdint>

namespace tidegate {

/// Vector instructions that kernels are compiled for, narrowest first.
enum class VectorWidth : std::uint8_t { baseline, avx2, avx512 };

/// The widest that this processor has. Every kernel gives the same bits on all of them.
VectorWidth widest_vectors();
/// "baseline", "avx2", "avx512".
const char* name_of(VectorWidth width);

}  // namespace tidegate

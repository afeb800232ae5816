#pragma once
#include <string>
#include <string_view>

namespace tidegate {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits [NIST FIPS 180-4, section 6.2].
std::string sha256(std::string_view bytes);

}  // namespace tidegate

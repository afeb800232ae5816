#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

namespace tidegate {

/// A 64-bit fingerprint of a sequence of words, order-dependent: each word is mixed by the
/// finaliser of SplitMix64 (Steele, Lea, Flood 2014). Not cryptographic; it tells two runs apart.
class StateHash {
public:
    void add(std::uint64_t word) {
        state_ += 0x9e3779b97f4a7c15ull + word;
        state_ = (state_ ^ (state_ >> 30)) * 0xbf58476d1ce4e5b9ull;
        state_ = (state_ ^ (state_ >> 27)) * 0x94d049bb133111ebull;
        state_ ^= state_ >> 31;
    }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(float value) { add(std::uint64_t{std::bit_cast<std::uint32_t>(value)}); }
    void add(std::int32_t value) { add(std::uint64_t{static_cast<std::uint32_t>(value)}); }
    void add_bytes(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (; size >= 8; bytes += 8, size -= 8) {
            std::uint64_t word;
            std::memcpy(&word, bytes, 8);
            add(word);
        }
        std::uint64_t rest = 0;
        std::memcpy(&rest, bytes, size);
        add(rest + (static_cast<std::uint64_t>(size) << 56));
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0x2545f4914f6cdd1dull;
};

}  // namespace tidegate

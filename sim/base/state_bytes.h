#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tidegate {

/// The bytes cannot be this state: they end too early, go on after it, or hold rows of another size.
class BadState : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Takes any fields and does nothing: for asking whether a type lists its fields.
struct NoField {
    template <class... T>
    void operator()(T&...) const {}
};

/// A type with a member `for_each_field(f)` that calls f(a, b, c, ...) with all that makes up its state: the one list for writing
/// and reading. What follows from the scenario, and room to work in, is not named.
template <class T>
concept ListsFields = requires(T& t) { t.for_each_field(NoField{}); };

/// Copied as a block: numbers, and structs of numbers. No pointers: they mean nothing in another process.
template <class T>
concept PlainState = std::is_trivially_copyable_v<T> && !ListsFields<T> && !std::is_pointer_v<T> &&
                     !std::is_same_v<T, std::string_view>;

/// Writes state as bytes, field after field, rows of plain state as one block: writer(a, b, c).
class StateWriter {
public:
    template <class... T>
    void operator()(T&... fields) {
        (put(fields), ...);
    }
    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    void block(const void* data, std::size_t size) {
        const auto* from = static_cast<const std::byte*>(data);
        bytes_.insert(bytes_.end(), from, from + size);
    }
    void count(std::size_t rows, std::size_t row_bytes) {
        const std::uint64_t both[2] = {rows, row_bytes};
        block(both, sizeof both);
    }
    template <PlainState T>
    void put(T& value) {
        block(&value, sizeof value);
    }
    template <ListsFields T>
    void put(T& state) {
        state.for_each_field(*this);
    }
    void put(std::string& text) {
        count(text.size(), 1);
        block(text.data(), text.size());
    }
    template <class T>
    void put(std::vector<T>& rows) {
        count(rows.size(), sizeof(T));
        if constexpr (PlainState<T>) {
            block(rows.data(), rows.size() * sizeof(T));
        } else {
            for (T& row : rows) put(row);
        }
    }

    std::vector<std::byte> bytes_;
};

/// Reads back what a StateWriter wrote, into a state that was made for the same scenario: rows that are there keep what is not
/// listed. Throws BadState, and then leaves the state as far as it came. end() must be called last.
class StateReader {
public:
    explicit StateReader(std::span<const std::byte> bytes) : bytes_(bytes) {}
    template <class... T>
    void operator()(T&... fields) {
        (get(fields), ...);
    }
    void end() const {
        if (!bytes_.empty()) throw BadState("there is more than the state");
    }

private:
    void block(void* data, std::size_t size) {
        if (size > bytes_.size()) throw BadState("it ends too early");
        if (size > 0) std::memcpy(data, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
    }
    std::size_t count(std::size_t row_bytes) {
        std::uint64_t both[2] = {0, 0};
        block(both, sizeof both);
        // Rows that list their fields have at least a byte each.
        if (both[1] != row_bytes) throw BadState("rows of another size");
        if (both[0] > bytes_.size()) throw BadState("it ends too early");
        return both[0];
    }
    template <PlainState T>
    void get(T& value) {
        block(&value, sizeof value);
    }
    template <ListsFields T>
    void get(T& state) {
        state.for_each_field(*this);
    }
    void get(std::string& text) {
        text.resize(count(1));
        block(text.data(), text.size());
    }
    template <class T>
    void get(std::vector<T>& rows) {
        rows.resize(count(sizeof(T)));
        if constexpr (PlainState<T>) {
            block(rows.data(), rows.size() * sizeof(T));
        } else {
            for (T& row : rows) get(row);
        }
    }

    std::span<const std::byte> bytes_;
};

}  // namespace tidegate

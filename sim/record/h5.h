#pragma once
#include <hdf5.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// What this room needs of the HDF5 C interface: owned handles, errors as exceptions, attributes
/// and whole datasets. Nothing outside this room names HDF5.
namespace tidegate::h5 {

/// HDF5 refused something; what() says what was tried and its innermost reason.
class Failure : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Prepares the library and silences its own error printing for the calling thread. Cheap; called
/// at each entry into this room.
void quiet();
/// Throws Failure when `status` is negative.
void check(herr_t status, const char* what);

/// An owned HDF5 object.
class Handle {
public:
    using Close = herr_t (*)(hid_t);
    Handle() = default;
    /// Throws Failure when `id` is negative.
    Handle(hid_t id, Close close, const char* what);
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept;
    hid_t get() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }
    /// Closes now. Closing reports no failure: what must be on disk is flushed before.
    void reset();
    /// Leaves the object open for good.
    void abandon() { id_ = -1; }

private:
    hid_t id_ = -1;
    Close close_ = nullptr;
};

template <class T>
hid_t type_of() {
    if constexpr (std::is_same_v<T, double>)
        return H5T_NATIVE_DOUBLE;
    else if constexpr (std::is_same_v<T, float>)
        return H5T_NATIVE_FLOAT;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return H5T_NATIVE_INT8;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return H5T_NATIVE_UINT8;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return H5T_NATIVE_INT16;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return H5T_NATIVE_UINT16;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return H5T_NATIVE_INT32;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return H5T_NATIVE_UINT32;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return H5T_NATIVE_INT64;
    else {
        static_assert(std::is_same_v<T, std::uint64_t>);
        return H5T_NATIVE_UINT64;
    }
}

Handle make_group(hid_t parent, const char* name);
Handle open_group(hid_t parent, const char* name);
Handle open_dataset(hid_t parent, const char* name);
/// UTF-8 text: of `length` bytes with the zero at its end; or of any length when 0.
Handle text_type(std::size_t length = 0);

void write_attribute(hid_t object, const char* name, const std::string& value);
template <class T>
void write_attribute(hid_t object, const char* name, T value) {
    Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
    Handle attribute(H5Acreate2(object, name, type_of<T>(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
                     H5Aclose, name);
    check(H5Awrite(attribute.get(), type_of<T>(), &value), name);
}

bool has_attribute(hid_t object, const char* name);
std::string read_text_attribute(hid_t object, const char* name);
template <class T>
T read_attribute(hid_t object, const char* name) {
    Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
    Handle space(H5Aget_space(attribute.get()), H5Sclose, name);
    if (H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Failure(std::string(name) + ": not one value");
    T value{};
    check(H5Aread(attribute.get(), type_of<T>(), &value), name);
    return value;
}

/// A text or a 1-D table of texts of any length, written once.
Handle write_text(hid_t parent, const char* name, const std::string& text);
Handle write_texts(hid_t parent, const char* name, const std::vector<std::string>& texts);
std::string read_text(hid_t parent, const char* name);
/// Reads 1-D texts, whether of fixed or of any length.
std::vector<std::string> read_texts(hid_t parent, const char* name);

/// A 1-D dataset written once.
template <class T>
Handle write_numbers(hid_t parent, const char* name, const std::vector<T>& values,
                     const std::string& unit = {}) {
    const hsize_t size = values.size();
    Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose, name);
    Handle data(
        H5Dcreate2(parent, name, type_of<T>(), space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        H5Dclose, name);
    check(H5Dwrite(data.get(), type_of<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), name);
    write_attribute(data.get(), "unit", unit);
    return data;
}

/// Number of rows (size of the first dimension). Throws Failure when it has other than `rank`
/// dimensions.
std::size_t rows_of(hid_t dataset, int rank = 1);
/// Size of one row on disk [bytes].
std::size_t item_bytes(hid_t dataset);
/// Reads rows [first, first + out.size()) of a 1-D dataset.
void read_rows(hid_t dataset, std::size_t first, std::size_t count, hid_t type, void* out);
template <class T>
void read_rows(hid_t dataset, std::size_t first, std::span<T> out) {
    read_rows(dataset, first, out.size(), type_of<T>(), out.data());
}
template <class T>
std::vector<T> read_numbers(hid_t parent, const char* name, std::size_t most = SIZE_MAX) {
    const Handle data = open_dataset(parent, name);
    std::vector<T> values(std::min(rows_of(data.get()), most));
    read_rows<T>(data.get(), 0, values);
    return values;
}

}  // namespace tidegate::h5

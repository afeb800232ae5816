#include "record/h5.h"

#include <algorithm>

namespace tidegate::h5 {
namespace {

// Called from the outermost to the innermost error; the innermost that names a system error wins.
herr_t keep_reason(unsigned, const H5E_error2_t* error, void* out) {
    auto& reason = *static_cast<std::string*>(out);
    const std::string text = error->desc ? error->desc : "";
    constexpr std::string_view mark = "error message = '";
    if (const auto at = text.find(mark); at != std::string::npos) {
        const auto begin = at + mark.size();
        reason = text.substr(begin, text.find('\'', begin) - begin);
        return 1;
    }
    reason = text;
    return 0;
}

[[noreturn]] void fail(const char* what) {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_reason, &reason);
    H5Eclear2(H5E_DEFAULT);
    throw Failure(reason.empty() ? std::string(what) : reason + " (" + what + ")");
}

std::string taken(char* text) {
    std::string copy = text ? text : "";
    H5free_memory(text);
    return copy;
}

std::vector<std::string> read_free_texts(hid_t dataset, std::size_t count) {
    std::vector<char*> raw(count, nullptr);
    const Handle type = text_type();
    check(H5Dread(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()), "reading texts");
    std::vector<std::string> texts;
    texts.reserve(count);
    for (char* text : raw) texts.push_back(taken(text));
    return texts;
}

std::vector<std::string> read_fixed_texts(hid_t dataset, std::size_t count) {
    const std::size_t length = item_bytes(dataset);
    std::string raw(count * length, '\0');
    const Handle type = text_type(length);
    check(H5Dread(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()), "reading texts");
    std::vector<std::string> texts;
    texts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const char* begin = raw.data() + i * length;
        texts.emplace_back(begin, std::find(begin, begin + length, '\0'));
    }
    return texts;
}

}  // namespace

void quiet() {
    // The library's own clean-up at exit writes again to files that could not be written.
    static const bool prepared = (H5dont_atexit(), H5open() >= 0);
    if (!prepared) throw Failure("the HDF5 library does not start");
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void check(herr_t status, const char* what) {
    if (status < 0) fail(what);
}

Handle::Handle(hid_t id, Close close, const char* what) : id_(id), close_(close) {
    if (id < 0) fail(what);
}

Handle& Handle::operator=(Handle&& other) noexcept {
    if (this != &other) {
        reset();
        id_ = std::exchange(other.id_, -1);
        close_ = other.close_;
    }
    return *this;
}

void Handle::reset() {
    if (id_ >= 0) close_(std::exchange(id_, -1));
}

Handle make_group(hid_t parent, const char* name) {
    return {H5Gcreate2(parent, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose, name};
}

Handle open_group(hid_t parent, const char* name) {
    return {H5Gopen2(parent, name, H5P_DEFAULT), H5Gclose, name};
}

Handle open_dataset(hid_t parent, const char* name) {
    return {H5Dopen2(parent, name, H5P_DEFAULT), H5Dclose, name};
}

Handle text_type(std::size_t length) {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type.get(), length > 0 ? length : H5T_VARIABLE), "text length");
    check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "text encoding");
    if (length > 0) check(H5Tset_strpad(type.get(), H5T_STR_NULLTERM), "text padding");
    return type;
}

void write_attribute(hid_t object, const char* name, const std::string& value) {
    const Handle type = text_type();
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
    const Handle attribute(
        H5Acreate2(object, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
        name);
    const char* text = value.c_str();
    check(H5Awrite(attribute.get(), type.get(), &text), name);
}

bool has_attribute(hid_t object, const char* name) { return H5Aexists(object, name) > 0; }

std::string read_text_attribute(hid_t object, const char* name) {
    const Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
    const Handle stored(H5Aget_type(attribute.get()), H5Tclose, name);
    const Handle space(H5Aget_space(attribute.get()), H5Sclose, name);
    if (H5Sget_simple_extent_npoints(space.get()) != 1 || H5Tis_variable_str(stored.get()) <= 0) {
        throw Failure(std::string(name) + ": not a text");
    }
    const Handle type = text_type();
    char* text = nullptr;
    check(H5Aread(attribute.get(), type.get(), &text), name);
    return taken(text);
}

Handle write_text(hid_t parent, const char* name, const std::string& text) {
    const Handle type = text_type();
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
    Handle data(
        H5Dcreate2(parent, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        H5Dclose, name);
    const char* raw = text.c_str();
    check(H5Dwrite(data.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, &raw), name);
    write_attribute(data.get(), "unit", std::string());
    return data;
}

Handle write_texts(hid_t parent, const char* name, const std::vector<std::string>& texts) {
    const hsize_t size = texts.size();
    const Handle type = text_type();
    const Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose, name);
    Handle data(
        H5Dcreate2(parent, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        H5Dclose, name);
    std::vector<const char*> raw;
    for (const std::string& text : texts) raw.push_back(text.c_str());
    check(H5Dwrite(data.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()), name);
    write_attribute(data.get(), "unit", std::string());
    return data;
}

std::string read_text(hid_t parent, const char* name) {
    const Handle data = open_dataset(parent, name);
    const Handle space(H5Dget_space(data.get()), H5Sclose, name);
    if (H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Failure(std::string(name) + ": not one text");
    return read_free_texts(data.get(), 1).front();
}

std::vector<std::string> read_texts(hid_t parent, const char* name) {
    const Handle data = open_dataset(parent, name);
    const Handle type(H5Dget_type(data.get()), H5Tclose, name);
    const std::size_t count = rows_of(data.get());
    if (H5Tget_class(type.get()) != H5T_STRING) throw Failure(std::string(name) + ": not texts");
    return H5Tis_variable_str(type.get()) > 0 ? read_free_texts(data.get(), count)
                                              : read_fixed_texts(data.get(), count);
}

std::size_t rows_of(hid_t dataset, int rank) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "rows");
    if (H5Sget_simple_extent_ndims(space.get()) != rank || rank > 2)
        throw Failure("wrong number of dimensions");
    hsize_t size[2] = {0, 0};
    check(H5Sget_simple_extent_dims(space.get(), size, nullptr), "rows");
    return size[0];
}

std::size_t item_bytes(hid_t dataset) {
    const Handle type(H5Dget_type(dataset), H5Tclose, "type");
    return H5Tget_size(type.get());
}

void read_rows(hid_t dataset, std::size_t first, std::size_t count, hid_t type, void* out) {
    if (count == 0) return;
    const hsize_t start = first, size = count;
    const Handle file(H5Dget_space(dataset), H5Sclose, "rows");
    const Handle memory(H5Screate_simple(1, &size, nullptr), H5Sclose, "rows");
    check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, &start, nullptr, &size, nullptr), "rows");
    check(H5Dread(dataset, type, memory.get(), file.get(), H5P_DEFAULT, out), "reading rows");
}

}  // namespace tidegate::h5

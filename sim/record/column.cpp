#include "record/column.h"

#include <algorithm>
#include <cstring>

namespace tidegate {
namespace {

h5::Handle chunked(int rank, const hsize_t* chunk, int deflate) {
    h5::Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
    h5::check(H5Pset_chunk(list.get(), rank, chunk), "chunks");
    if (deflate > 0) {
        h5::check(H5Pset_shuffle(list.get()), "shuffle");
        h5::check(H5Pset_deflate(list.get(), static_cast<unsigned>(deflate)), "deflate");
    }
    return list;
}

h5::Handle make_dataset(hid_t group, const ColumnSpec& spec, hid_t type, ColumnStorage storage) {
    const int rank = spec.width > 0 ? 2 : 1;
    const hsize_t size[2] = {0, spec.width}, most[2] = {H5S_UNLIMITED, spec.width};
    const hsize_t chunk[2] = {storage.chunk_rows, spec.width};
    const h5::Handle space(H5Screate_simple(rank, size, most), H5Sclose, spec.name);
    const h5::Handle list = chunked(rank, chunk, storage.deflate);
    h5::Handle data(
        H5Dcreate2(group, spec.name, type, space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
        H5Dclose, spec.name);
    h5::write_attribute(data.get(), "unit", std::string(spec.unit));
    h5::write_attribute(data.get(), "meaning", std::string(spec.meaning));
    return data;
}

}  // namespace

std::string_view cut_text(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    // A byte 10xxxxxx continues a character [RFC 3629].
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

Column::Column(hid_t group, const ColumnSpec& spec, hid_t type, ColumnStorage storage)
    : dataset_(make_dataset(group, spec, type, storage)),
      type_(H5Tcopy(type), H5Tclose, spec.name),
      row_bytes_(H5Tget_size(type) * std::max<std::size_t>(spec.width, 1)),
      width_(spec.width),
      chunk_rows_(storage.chunk_rows) {}

std::byte* Column::grow_bytes(std::size_t bytes) {
    const std::size_t old = buffer_.size();
    buffer_.resize(old + bytes);
    return buffer_.data() + old;
}

void Column::push_text(std::string_view text) {
    const std::string_view kept = cut_text(text, row_bytes_ - 1);  // a zero ends it
    std::byte* row = grow_bytes(row_bytes_);
    std::memcpy(row, kept.data(), kept.size());
}

void Column::write_whole_chunks() {
    const std::size_t total = written_ + buffer_.size() / row_bytes_;
    const std::size_t whole = total / chunk_rows_ * chunk_rows_;
    if (whole <= written_) return;
    const std::size_t rows = whole - written_;
    write_at(written_, rows, buffer_.data());
    buffer_.erase(buffer_.begin(),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(rows * row_bytes_));
}

void Column::write_all() {
    if (buffer_.empty()) return;
    write_at(written_, buffer_.size() / row_bytes_, buffer_.data());
    buffer_.clear();
}

void Column::write_at(std::size_t first, std::size_t rows, const void* data) {
    const int rank = width_ > 0 ? 2 : 1;
    const hsize_t start[2] = {first, 0}, size[2] = {rows, width_};
    if (first + rows > written_) {
        const hsize_t extent[2] = {first + rows, width_};
        h5::check(H5Dset_extent(dataset_.get(), extent), "adding rows");
        written_ = first + rows;
    }
    const h5::Handle file(H5Dget_space(dataset_.get()), H5Sclose, "rows");
    const h5::Handle memory(H5Screate_simple(rank, size, nullptr), H5Sclose, "rows");
    h5::check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, size, nullptr),
              "rows");
    h5::check(H5Dwrite(dataset_.get(), type_.get(), memory.get(), file.get(), H5P_DEFAULT, data),
              "writing rows");
}

Table::Table(hid_t parent, const char* name, const char* meaning, ColumnStorage storage)
    : group_(h5::make_group(parent, name)), storage_(storage) {
    h5::write_attribute(group_.get(), "meaning", std::string(meaning));
}

Column& Table::add_text(const ColumnSpec& spec, std::size_t length) {
    const h5::Handle type = h5::text_type(length);
    return columns_.emplace_back(group_.get(), spec, type.get(), storage_);
}

void Table::write_whole_chunks() {
    for (std::size_t i = 1; i < columns_.size(); ++i) columns_[i].write_whole_chunks();
}

void Table::write_data() {
    for (std::size_t i = 1; i < columns_.size(); ++i) columns_[i].write_all();
}

void Table::write_key() { columns_.front().write_all(); }

}  // namespace tidegate

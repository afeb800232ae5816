#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "record/h5.h"

namespace tidegate {

/// What a growing dataset holds; `unit` and `meaning` become its attributes.
struct ColumnSpec {
    const char* name = "";
    const char* unit = "";
    const char* meaning = "";
    std::size_t width = 0;  ///< values per row of a two-dimensional dataset; 0: one-dimensional
};

struct ColumnStorage {
    std::size_t chunk_rows = 1024;
    int deflate = 0;  ///< 0: rows stay where they are when written again
};

/// A growing dataset: rows gather in memory and go to the file in whole chunks, the rest on
/// write_all().
class Column {
public:
    Column(hid_t group, const ColumnSpec& spec, hid_t type, ColumnStorage storage);

    /// Room for `rows` more rows, to be filled at once.
    template <class T>
    T* grow(std::size_t rows) {
        return reinterpret_cast<T*>(grow_bytes(rows * row_bytes_));
    }
    template <class T>
    void push(T value) {
        promise(sizeof(T) == row_bytes_, "a value is as large as the column's rows");
        *grow<T>(1) = value;
    }
    /// A text, cut at a character's end when longer than the column's texts.
    void push_text(std::string_view text);

    void write_whole_chunks();
    void write_all();
    /// Writes rows again in place; rows beyond the end are added. Not to be mixed with push.
    void write_at(std::size_t first, std::size_t rows, const void* data);
    hid_t dataset() const { return dataset_.get(); }

private:
    std::byte* grow_bytes(std::size_t bytes);

    h5::Handle dataset_;
    h5::Handle type_;
    std::size_t row_bytes_ = 0;
    std::size_t width_ = 0;  ///< 0: one-dimensional
    std::size_t chunk_rows_ = 0;
    std::size_t written_ = 0;  ///< rows in the file
    std::vector<std::byte> buffer_;
};

/// Columns of equal length. The first column is the key: it is written last, so that a row whose
/// key is in the file is whole, whatever happens to the writer.
class Table {
public:
    Table(hid_t parent, const char* name, const char* meaning, ColumnStorage storage);

    template <class T>
    Column& add(const ColumnSpec& spec) {
        return add<T>(spec, storage_);
    }
    template <class T>
    Column& add(const ColumnSpec& spec, ColumnStorage storage) {
        return columns_.emplace_back(group_.get(), spec, h5::type_of<T>(), storage);
    }
    Column& add_text(const ColumnSpec& spec, std::size_t length);
    hid_t group() const { return group_.get(); }

    void write_whole_chunks();  ///< not of the key
    void write_data();          ///< everything but the key
    void write_key();

private:
    h5::Handle group_;
    ColumnStorage storage_;
    std::deque<Column> columns_;
};

/// `text` cut to at most `bytes` bytes without cutting a UTF-8 character.
std::string_view cut_text(std::string_view text, std::size_t bytes);

}  // namespace tidegate

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"

namespace tidegate {

/// A value of a TOML or JSON file with its place: what the readers work on, so that both formats
/// and
/// --set are checked by the same code.
struct Node {
    enum class Kind { nothing, text, integer, number, boolean, list, table };

    Kind kind = Kind::nothing;
    Place place;                 ///< of the value
    std::string text;            ///< of a text; dates and times of TOML as ISO 8601
    double number = 0;           ///< of a number or integer; 1 for true
    std::string key;             ///< inside a table
    Place key_place;             ///< inside a table
    std::vector<Node> children;  ///< of a list or table, in the file's order

    bool is_table() const { return kind == Kind::table; }
    bool is_list() const { return kind == Kind::list; }
    bool is_text() const { return kind == Kind::text; }
    bool is_number() const { return kind == Kind::number || kind == Kind::integer; }
    const Node* find(std::string_view name) const;
    Node* find(std::string_view name);
};

/// "a text", "a list": the kind in words.
const char* kind_text(Node::Kind kind);

/// Reads TOML. Empty, with a fault, when it is not TOML.
std::optional<Node> read_toml(const std::string& file, const std::string& text, Faults& faults);
/// Reads one TOML value as it would stand after "key = "; a bare word counts as text.
Node read_toml_value(std::string_view text, const Place& place);
/// Reads JSON. Empty, with a fault, when it is not JSON.
std::optional<Node> read_json(const std::string& file, const std::string& text, Faults& faults);

/// True when `text` is UTF-8 without NUL; otherwise adds a fault at the first wrong byte.
bool check_utf8(const std::string& file, const std::string& text, Faults& faults);
/// Line and column (in characters) of a byte of `text`, both from 1.
Place place_of_byte(const std::string& file, const std::string& text, std::size_t byte);

}  // namespace tidegate

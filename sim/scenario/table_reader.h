#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key.h"
#include "base/sim_time.h"
#include "scenario/document.h"

namespace tidegate {

/// A value in force: which section of the key table, how --set addresses it, and its text.
struct Parameter {
    std::string section;
    std::string address;
    std::string value;
};

/// What all readers write to.
struct Reading {
    Faults& faults;
    std::vector<Parameter> parameters;
};

/// File name under which faults in settings are reported.
constexpr std::string_view settings_file = "--set";

/// Which table is read: its section of the key table, how --set addresses it ("rule.crowding"), and
/// how messages call it ("[[rule]]").
struct TableName {
    std::string section;
    std::string address;
    std::string title;
};

/// Reads one table by its section of the key table: unknown keys, missing keys, types and ranges
/// are checked in the constructor, defaults are filled in, and every value in force is noted in
/// `reading.parameters`. A getter of a value that is at fault returns its default, or nothing (0,
/// "").
class TableReader {
public:
    /// `table` may be null: then all defaults hold and missing keys are reported at `where`.
    TableReader(Reading& reading, const Node* table, TableName name, Place where);

    bool given(std::string_view key) const;  ///< stands in the file or a setting
    bool good(std::string_view key) const;  ///< has a value (given or default) that is not at fault
    Place place(std::string_view key) const;  ///< of the value; of the table when not given
    const std::string& text(std::string_view key) const;
    double number(std::string_view key) const;
    int integer(std::string_view key) const { return static_cast<int>(number(key)); }
    bool boolean(std::string_view key) const { return number(key) != 0; }
    std::vector<double> numbers(std::string_view key) const;
    std::vector<Node> list(std::string_view key) const;
    /// The choice's place in the key's list of choices, as an enum whose first value is `first`.
    template <class Enum>
    Enum choice(std::string_view key, int first = 0) const {
        return static_cast<Enum>(choice_index(key) + first);
    }
    /// Empty, with a fault, when it cannot be read.
    std::optional<SimTime> time(std::string_view key, const Calendar& calendar) const;

    /// Adds a fault at the key's value. `what` goes on from the key's name: "'capacity' " + what.
    void fault(std::string_view key, const std::string& what, std::string expected = {},
               std::string cure = {}) const;
    /// A value that is worked out when not given, for the list of parameters.
    void note(std::string_view key, std::string value) const;
    const TableName& name() const { return name_; }
    Place where() const { return where_; }

private:
    struct Value {
        const Key* key;
        Node node;
        bool given = false;
        bool good = false;
    };
    const Value& value(std::string_view key) const;
    int choice_index(std::string_view key) const;
    std::string label(std::string_view key, const Place& place) const;
    void check_unknown(const Node& table);
    void read(const Key& key, const Node* table);
    bool fits(const Key& key, const Node& node) const;
    /// Adds the fault of a value that does not fit; returns false.
    bool wrong(const Key& key, const Node& node, const std::string& what,
               std::string cure = {}) const;

    Reading& reading_;
    TableName name_;
    Place where_;
    std::vector<Value> values_;
};

/// A number as short as it can be without losing any digit.
std::string short_number(double value);
/// A value as one would write it in TOML, without the quotes of a text.
std::string value_text(const Node& node);

}  // namespace tidegate

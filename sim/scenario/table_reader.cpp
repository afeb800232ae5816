#include "scenario/table_reader.h"

#include <fmt/core.h>

#include <cmath>

#include "base/fault.h"
#include "scenario/keys.h"

namespace tidegate {

std::string short_number(double value) { return fmt::format("{}", value); }

std::string value_text(const Node& node) {
    switch (node.kind) {
        case Node::Kind::nothing:
            return "";
        case Node::Kind::text:
            return node.text;
        case Node::Kind::boolean:
            return node.number != 0 ? "true" : "false";
        case Node::Kind::integer:
            return fmt::format("{:.0f}", node.number);
        case Node::Kind::number:
            return short_number(node.number);
        case Node::Kind::list:
        case Node::Kind::table:
            break;
    }
    std::string text;
    for (const Node& child : node.children) {
        if (!text.empty()) text += ", ";
        if (node.is_table()) text += child.key + " = ";
        text += value_text(child);
    }
    return node.is_list() ? "[" + text + "]" : "{" + text + "}";
}

TableReader::TableReader(Reading& reading, const Node* table, TableName name, Place where)
    : reading_(reading), name_(std::move(name)), where_(std::move(where)) {
    if (table != nullptr && !table->is_table()) {
        reading_.faults.add(
            table->place, fmt::format("{} is {}", name_.title, kind_text(table->kind)), "a table");
        table = nullptr;
    }
    if (table != nullptr) check_unknown(*table);
    for (const Key& key : keys_of(name_.section)) read(key, table);
}

void TableReader::check_unknown(const Node& table) {
    std::vector<std::string> known;
    for (const Key& key : keys_of(name_.section)) known.emplace_back(key.name);
    for (const Node& child : table.children) {
        if (find_key(name_.section, child.key) != nullptr) continue;
        if (name_.section == "plan.procedure" && child.key == "step") continue;
        reading_.faults.add(
            child.key_place,
            fmt::format("unknown key {} in {}", label(child.key, child.key_place), name_.title), {},
            nearest_name_cure(child.key, known));
    }
}

void TableReader::read(const Key& key, const Node* table) {
    const Node* node = table != nullptr ? table->find(key.name) : nullptr;
    Value value{&key, {}, node != nullptr, false};
    if (node != nullptr) value.good = fits(key, *node);
    if (value.good) {
        value.node = *node;
    } else if (!key.default_value.empty()) {
        value.node = read_toml_value(key.default_value, where_);
        value.good = node == nullptr;
    } else if (node == nullptr && !key.optional) {
        reading_.faults.add(where_, fmt::format("missing key '{}' in {}", key.name, name_.title),
                            expected_value(key));
    }
    if (value.good) note(key.name, value_text(value.node));
    values_.push_back(std::move(value));
}

bool TableReader::fits(const Key& key, const Node& node) const {
    const std::string is = "is " + std::string(kind_text(node.kind));
    switch (key.type) {
        case KeyType::text:
        case KeyType::name:
        case KeyType::time:
            if (!node.is_text()) return wrong(key, node, is);
            if (key.type == KeyType::name && node.text.empty()) {
                return wrong(key, node, "is empty");
            }
            return true;
        case KeyType::choice: {
            if (!node.is_text()) return wrong(key, node, is);
            const std::vector<std::string> choices = choices_of(key);
            for (const std::string& choice : choices) {
                if (choice == node.text) return true;
            }
            const std::string near = nearest_name(node.text, choices);
            return wrong(key, node, fmt::format("is '{}'", node.text),
                         near.empty() ? "" : fmt::format("did you mean '{}'?", near));
        }
        case KeyType::boolean:
            if (node.kind != Node::Kind::boolean) return wrong(key, node, is);
            return true;
        case KeyType::number:
        case KeyType::integer:
        case KeyType::duration_s: {
            if (!node.is_number()) return wrong(key, node, is);
            const double v = node.number;
            const bool whole = key.type != KeyType::integer || v == std::floor(v);
            if (std::isfinite(v) && whole && v >= key.low && v <= key.high) return true;
            return wrong(key, node, "is " + value_text(node));
        }
        case KeyType::names:
        case KeyType::numbers:
        case KeyType::table:
            break;
    }
    if (!node.is_list()) return wrong(key, node, is);
    for (const Node& item : node.children) {
        const bool fit = key.type == KeyType::names ? item.is_text() && !item.text.empty()
                         : key.type == KeyType::numbers
                             ? item.is_number() && std::isfinite(item.number)
                             : item.is_table();
        if (!fit) {
            return wrong(
                key, item,
                fmt::format("holds {}", item.is_number() ? value_text(item)
                                                         : std::string(kind_text(item.kind))));
        }
    }
    return true;
}

bool TableReader::wrong(const Key& key, const Node& node, const std::string& what,
                        std::string cure) const {
    reading_.faults.add(node.place, fmt::format("{} {}", label(key.name, node.place), what),
                        expected_value(key), std::move(cure));
    return false;
}

std::string TableReader::label(std::string_view key, const Place& place) const {
    if (place.file == settings_file) return fmt::format("'{}.{}'", name_.address, key);
    return fmt::format("'{}'", key);
}

const TableReader::Value& TableReader::value(std::string_view key) const {
    for (const Value& candidate : values_) {
        if (candidate.key->name == key) return candidate;
    }
    throw BrokenPromise("a reader asks for a key that is not in the key table");
}

bool TableReader::given(std::string_view key) const { return value(key).given; }
bool TableReader::good(std::string_view key) const { return value(key).good; }

Place TableReader::place(std::string_view key) const {
    const Value& v = value(key);
    return v.given && v.good ? v.node.place : where_;
}

const std::string& TableReader::text(std::string_view key) const { return value(key).node.text; }
double TableReader::number(std::string_view key) const { return value(key).node.number; }

std::vector<double> TableReader::numbers(std::string_view key) const {
    std::vector<double> out;
    for (const Node& item : value(key).node.children) out.push_back(item.number);
    return out;
}

std::vector<Node> TableReader::list(std::string_view key) const { return value(key).node.children; }

int TableReader::choice_index(std::string_view key) const {
    const Value& v = value(key);
    const std::vector<std::string> choices = choices_of(*v.key);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i] == v.node.text) return static_cast<int>(i);
    }
    return 0;
}

std::optional<SimTime> TableReader::time(std::string_view key, const Calendar& calendar) const {
    if (!good(key)) return {};
    const auto moment = calendar.parse(text(key));
    if (!moment) fault(key, fmt::format("is '{}'", text(key)), expected_value(*value(key).key));
    return moment;
}

void TableReader::fault(std::string_view key, const std::string& what, std::string expected,
                        std::string cure) const {
    const Place at = place(key);
    reading_.faults.add(at, label(key, at) + " " + what, std::move(expected), std::move(cure));
}

void TableReader::note(std::string_view key, std::string text) const {
    reading_.parameters.push_back(
        {name_.section, fmt::format("{}.{}", name_.address, key), std::move(text)});
}

}  // namespace tidegate

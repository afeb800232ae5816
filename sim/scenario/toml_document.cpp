#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "scenario/document.h"

namespace tidegate {
namespace {

Place place_of(const std::string& file, const toml::source_region& source) {
    return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

template <class T>
std::string as_text(const T& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

Node convert(const std::string& file, const toml::node& from);

void convert_table(const std::string& file, const toml::table& from, Node& to) {
    to.kind = Node::Kind::table;
    for (const auto& [key, value] : from) {
        Node child = convert(file, value);
        child.key = std::string(key.str());
        child.key_place = place_of(file, key.source());
        to.children.push_back(std::move(child));
    }
    // toml++ sorts by name; the file's order reads better in messages.
    std::stable_sort(to.children.begin(), to.children.end(), [](const Node& a, const Node& b) {
        return std::pair(a.key_place.line, a.key_place.column) <
               std::pair(b.key_place.line, b.key_place.column);
    });
}

Node convert(const std::string& file, const toml::node& from) {
    Node node;
    node.place = place_of(file, from.source());
    if (const auto* table = from.as_table()) {
        convert_table(file, *table, node);
    } else if (const auto* list = from.as_array()) {
        node.kind = Node::Kind::list;
        for (const toml::node& item : *list) node.children.push_back(convert(file, item));
    } else if (const auto* text = from.as_string()) {
        node.kind = Node::Kind::text;
        node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
        node.kind = Node::Kind::integer;
        node.number = static_cast<double>(integer->get());
    } else if (const auto* number = from.as_floating_point()) {
        node.kind = Node::Kind::number;
        node.number = number->get();
    } else if (const auto* boolean = from.as_boolean()) {
        node.kind = Node::Kind::boolean;
        node.number = boolean->get() ? 1 : 0;
    } else {
        node.kind = Node::Kind::text;
        if (const auto* date_time = from.as_date_time()) node.text = as_text(date_time->get());
        if (const auto* date = from.as_date()) node.text = as_text(date->get());
        if (const auto* time = from.as_time()) node.text = as_text(time->get());
    }
    return node;
}

}  // namespace

std::optional<Node> read_toml(const std::string& file, const std::string& text, Faults& faults) {
    try {
        return convert(file, toml::parse(text));
    } catch (const toml::parse_error& error) {
        faults.add(place_of(file, error.source()),
                   fmt::format("not valid TOML: {}", error.description()));
        return {};
    }
}

Node read_toml_value(std::string_view text, const Place& place) {
    Node node;
    try {
        const toml::table table = toml::parse("v = " + std::string(text));
        if (table.size() == 1) node = convert(place.file, *table.get("v"));
    } catch (const toml::parse_error&) {
        node.kind = Node::Kind::nothing;
    }
    if (node.kind == Node::Kind::nothing) {
        node.kind = Node::Kind::text;
        node.text = std::string(text);
    }
    node.place = place;
    return node;
}

}  // namespace tidegate

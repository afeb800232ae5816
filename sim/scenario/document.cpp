#include "scenario/document.h"

#include <fmt/core.h>

#include <algorithm>

namespace tidegate {
namespace {

// Length of the UTF-8 sequence that begins at `i`, or 0 when it is not one (RFC 3629).
std::size_t sequence_length(const std::string& text, std::size_t i) {
    const auto byte = [&](std::size_t k) {
        return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
    };
    const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0u) == 0x80u; };
    const unsigned b = byte(0);
    if (b == 0) return 0;
    if (b < 0x80) return 1;
    if (b >= 0xC2 && b <= 0xDF) return follows(1) ? 2 : 0;
    if (b >= 0xE0 && b <= 0xEF) {
        const bool too_long = b == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = b == 0xED && byte(1) > 0x9F;
        return follows(1) && follows(2) && !too_long && !surrogate ? 3 : 0;
    }
    if (b >= 0xF0 && b <= 0xF4) {
        const bool too_long = b == 0xF0 && byte(1) < 0x90;
        const bool too_big = b == 0xF4 && byte(1) > 0x8F;
        return follows(1) && follows(2) && follows(3) && !too_long && !too_big ? 4 : 0;
    }
    return 0;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
    const auto it = std::find_if(children.begin(), children.end(),
                                 [&](const Node& child) { return child.key == name; });
    return kind == Kind::table && it != children.end() ? &*it : nullptr;
}

Node* Node::find(std::string_view name) {
    return const_cast<Node*>(static_cast<const Node*>(this)->find(name));
}

const char* kind_text(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::nothing:
            return "nothing";
        case Node::Kind::text:
            return "a text";
        case Node::Kind::integer:
            return "a whole number";
        case Node::Kind::number:
            return "a number";
        case Node::Kind::boolean:
            return "true or false";
        case Node::Kind::list:
            return "a list";
        case Node::Kind::table:
            return "a table";
    }
    return "";
}

Place place_of_byte(const std::string& file, const std::string& text, std::size_t byte) {
    Place place{file, 1, 1};
    for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
        const auto b = static_cast<unsigned char>(text[i]);
        if (b == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((b & 0xC0u) != 0x80u) {
            ++place.column;
        }
    }
    return place;
}

bool check_utf8(const std::string& file, const std::string& text, Faults& faults) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        if (length == 0) {
            faults.add(place_of_byte(file, text, i),
                       fmt::format("byte 0x{:02x} is not UTF-8 text",
                                   static_cast<unsigned>(static_cast<unsigned char>(text[i]))),
                       "a file in UTF-8", "save the file again with the encoding UTF-8");
            return false;
        }
        i += length;
    }
    return true;
}

}  // namespace tidegate

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "scenario/document.h"

namespace tidegate {
namespace {

// The JSON parser tells what it met but not where. Between two of its events stand only blanks,
// commas and colons, so a cursor that walks along the text finds the place of every value.
class Cursor {
public:
    Cursor(const std::string& file, const std::string& text) : text_(text), place_{file, 1, 1} {
        if (text_.rfind("\xEF\xBB\xBF", 0) == 0) at_ = 3;
    }
    Place next_token() {
        while (at_ < text_.size() &&
               std::string_view(" \t\r\n,:").find(text_[at_]) != std::string::npos) {
            step();
        }
        return place_;
    }
    void skip_mark() { step(); }
    void skip_string() {
        step();
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') step();
            step();
        }
        step();
    }
    void skip_word() {
        while (at_ < text_.size() &&
               std::string_view(" \t\r\n,:]}").find(text_[at_]) == std::string::npos) {
            step();
        }
    }

private:
    void step() {
        if (at_ >= text_.size()) return;
        const auto byte = static_cast<unsigned char>(text_[at_++]);
        if (byte == '\n') {
            ++place_.line;
            place_.column = 1;
        } else if ((byte & 0xC0u) != 0x80u) {
            ++place_.column;
        }
    }

    const std::string& text_;
    std::size_t at_ = 0;
    Place place_;
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(const std::string& file, const std::string& text, Faults& faults)
        : file_(file), text_(text), faults_(faults), cursor_(file, text) {}

    bool null() override { return word(Node::Kind::nothing, 0); }
    bool boolean(bool value) override { return word(Node::Kind::boolean, value ? 1 : 0); }
    bool number_integer(number_integer_t value) override {
        return word(Node::Kind::integer, static_cast<double>(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return word(Node::Kind::integer, static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t&) override {
        return word(Node::Kind::number, value);
    }
    bool string(string_t& value) override {
        Node node;
        node.kind = Node::Kind::text;
        node.place = cursor_.next_token();
        node.text = std::move(value);
        cursor_.skip_string();
        return put(std::move(node));
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Node::Kind::table); }
    bool start_array(std::size_t) override { return open(Node::Kind::list); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        key_place_ = cursor_.next_token();
        key_ = std::move(value);
        cursor_.skip_string();
        const Node& table = open_.back();
        if (table.find(key_) != nullptr) {
            faults_.add(key_place_, fmt::format("'{}' stands twice in one object", key_));
        }
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception& error) override {
        std::string what = error.what();
        if (const auto colon = what.rfind(": "); colon != std::string::npos) {
            what = what.substr(colon + 2);
        }
        const std::size_t byte = position > 0 ? position - 1 : 0;
        faults_.add(place_of_byte(file_, text_, byte), "not valid JSON: " + what);
        return false;
    }
    Node root() { return std::move(root_); }

private:
    static constexpr std::size_t deepest = 32;

    bool word(Node::Kind kind, double number) {
        Node node;
        node.kind = kind;
        node.number = number;
        node.place = cursor_.next_token();
        cursor_.skip_word();
        return put(std::move(node));
    }
    bool open(Node::Kind kind) {
        Node node;
        node.kind = kind;
        node.place = cursor_.next_token();
        node.key = std::move(key_);
        node.key_place = key_place_;
        key_.clear();
        cursor_.skip_mark();
        if (open_.size() >= deepest) {
            faults_.add(node.place, fmt::format("lists nested deeper than {}", deepest));
            return false;
        }
        open_.push_back(std::move(node));
        return true;
    }
    bool close() {
        cursor_.next_token();
        cursor_.skip_mark();
        Node node = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) {
            root_ = std::move(node);
        } else {
            open_.back().children.push_back(std::move(node));
        }
        return true;
    }
    bool put(Node node) {
        node.key = std::move(key_);
        node.key_place = key_place_;
        key_.clear();
        if (open_.empty()) {
            root_ = std::move(node);
        } else {
            open_.back().children.push_back(std::move(node));
        }
        return true;
    }

    const std::string& file_;
    const std::string& text_;
    Faults& faults_;
    Cursor cursor_;
    std::vector<Node> open_;
    Node root_;
    std::string key_;
    Place key_place_;
};

}  // namespace

std::optional<Node> read_json(const std::string& file, const std::string& text, Faults& faults) {
    Builder builder(file, text, faults);
    if (!nlohmann::json::sax_parse(text, &builder)) return {};
    return builder.root();
}

}  // namespace tidegate

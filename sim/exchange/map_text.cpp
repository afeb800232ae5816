#include "exchange/map_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "scenario/document.h"

namespace tidegate {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The quoted text that begins at `at`; leaves `at` behind it.
std::string quoted(std::string_view text, std::size_t& at) {
    std::string out;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        out += text[at];
    }
    at = std::min(at + 1, text.size());
    return out;
}

}  // namespace

std::string plain_word(std::string_view text) {
    std::string out(trimmed(text));
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string clean_name(std::string_view text) {
    std::string out(text);
    Faults wrong_bytes;
    const bool is_utf8 = check_utf8("", out, wrong_bytes);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) c = ' ';
        if (byte >= 0x80 && !is_utf8) c = '?';
    }
    return std::string(trimmed(out));
}

std::vector<std::string> pieces_of(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        const std::string_view piece = trimmed(text.substr(0, end));
        if (!piece.empty()) out.emplace_back(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::optional<double> number_in(std::string_view text) {
    std::string_view digits = trimmed(text);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return {};
    return value;
}

std::optional<double> length_in_m(std::string_view text) {
    std::string word = plain_word(text);
    std::replace(word.begin(), word.end(), ',', '.');
    double unit_m = 1;
    constexpr std::pair<std::string_view, double> units[] = {{"cm", 0.01}, {"mm", 0.001}, {"ft", 0.3048}, {"m", 1}};
    for (const auto& [name, metres] : units) {
        if (!word.ends_with(name)) continue;
        word.resize(word.size() - name.size());
        unit_m = metres;
        break;
    }
    const auto value = number_in(word);
    if (!value) return {};
    return *value * unit_m;
}

std::vector<std::pair<std::string, std::string>> hstore_pairs(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> out;
    std::size_t at = 0;
    while ((at = text.find('"', at)) != std::string_view::npos) {
        std::string key = quoted(text, at);
        at = text.find('"', at);
        if (at == std::string_view::npos) break;
        out.emplace_back(std::move(key), quoted(text, at));
    }
    return out;
}

}  // namespace tidegate

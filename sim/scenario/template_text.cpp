#include "scenario/template_text.h"

#include <fmt/core.h>

#include "scenario/keys.h"

namespace tidegate {
namespace {

constexpr std::size_t columns = 96;

// Breaks a text into comment lines.
std::string comment(std::string_view text) {
    std::string out;
    std::size_t used = columns;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const bool breaks = used + 1 + end > columns;
        out += !breaks ? " " : out.empty() ? "# " : "\n# ";
        out += text.substr(0, end);
        used = (breaks ? 1 : used) + 1 + end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out += '\n';
    return out;
}

std::string explained(const Key& key) {
    std::string text(key.meaning);
    const bool speaks = key.type != KeyType::text && key.type != KeyType::name &&
                        key.type != KeyType::names && key.type != KeyType::time &&
                        key.type != KeyType::table;
    if (speaks) text += " Expected: " + expected_value(key) + ".";
    if (!key.source.empty()) text += " Source: " + std::string(key.source) + ".";
    return text;
}

struct SectionForm {
    const char* section;
    const char* header;
};

constexpr SectionForm forms[] = {
    {"scenario", "[scenario]"}, {"simulation", "[simulation]"},   {"venue", "[venue]"},
    {"venues", "[[venues]]"},   {"link", "[[link]]"},             {"network", "[network]"},
    {"demand", "[demand]"},     {"population", "[population]"},   {"class", "[[class]]"},
    {"group", "[[group]]"},         {"stay", "[[stay]]"},
        {"routing", "[routing]"},         {"walking", "[walking]"},
    {"force", "[force]"},
    {"record", "[record]"},     {"train", "[[train]]"},           {"line", "[[line]]"},
    {"reference", "[[reference]]"}, {"disturbance", "[[disturbance]]"}, {"sensors", "[sensors]"},
    {"observable", "[[observable]]"}, {"rule", "[[rule]]"},       {"plan", "[plan]"},
};

}  // namespace

std::string table_toml(std::string_view section, std::string_view header, const TemplateRow& row,
                       bool commented) {
    std::string out = fmt::format("{}\n", header);
    for (const Key& key : keys_of(section)) {
        const auto given = row.find(key.name);
        const bool is_inherited = section == "class" && find_key("population", key.name) != nullptr;
        if (is_inherited && given == row.end()) continue;
        if (commented) out += comment(explained(key));
        if (given != row.end()) {
            out += fmt::format("{} = {}\n", key.name, given->second);
        } else if (commented && !key.default_value.empty()) {
            out += fmt::format("{} = {}\n", key.name, key.default_value);
        } else if (commented) {
            out += fmt::format("# {} = ...\n", key.name);
        }
    }
    return out;
}

std::string scenario_toml(const TemplateValues& values) {
    std::string out =
        "# A scenario of Tidegate. Keys may be left out where a default is shown; any of them can "
        "be\n"
        "# set for one run with --set SECTION.KEY=VALUE. 'tidegate help keys' lists them all.\n";
    for (const SectionForm& form : forms) {
        const auto rows = values.find(form.section);
        const bool is_array = std::string_view(form.header).starts_with("[[");
        if (rows == values.end() && is_array) {
            out += '\n';
            out +=
                comment(fmt::format("No {} here; docs/scenario.md lists its keys.", form.header));
            continue;
        }
        bool first = true;
        for (const TemplateRow& row :
             rows != values.end() ? rows->second : std::vector<TemplateRow>(1)) {
            out += '\n';
            out += table_toml(form.section, form.header, row, first);
            first = false;
        }
    }
    return out;
}

}  // namespace tidegate

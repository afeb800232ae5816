#include <fmt/core.h>

#include <memory>

#include "base/fault.h"
#include "batch/sweep_def.h"
#include "cli/commands.h"
#include "scenario/keys.h"

namespace tidegate::cli {
namespace {

void print_key(const Key& key) {
    fmt::print("  {}{}", key.name, key.unit.empty() ? "" : fmt::format(" [{}]", key.unit));
    if (!key.default_value.empty()) fmt::print(" = {}", key.default_value);
    fmt::print("\n      {}; {}\n", key.meaning, expected_value(key));
    if (!key.source.empty()) fmt::print("      source: {}\n", key.source);
}

// The keys of one section and its parts, to read in a terminal.
int print_section(const std::string& section) {
    std::vector<Key> keys(all_keys().begin(), all_keys().end());
    for (const Key& key : sweep_keys()) keys.push_back(key);
    std::string_view last;
    std::vector<std::string> sections;
    for (const Key& key : keys) {
        if (sections.empty() || sections.back() != key.section) sections.emplace_back(key.section);
        if (key.section != section && !key.section.starts_with(section + ".")) continue;
        if (key.section != last) fmt::print("{}[{}]\n", last.empty() ? "" : "\n", key.section);
        last = key.section;
        print_key(key);
    }
    if (!last.empty()) return done;
    throw InputError(fmt::format("there is no section '{}'; {}", section, nearest_name_cure(section, sections)));
}

// All keys of a scenario as the tables of docs/scenario.md, or one section.
int print_keys(const std::string& section) {
    if (!section.empty()) return print_section(section);
    fmt::print("{}", key_tables_markdown());
    return done;
}

int print_help(const std::string& topic, const std::string& section) {
    if (topic == "keys") return print_keys(section);
    CLI::App program("Tidegate rehearses a crowded day: every passenger, every warning level, the plan.");
    program.name("tidegate");
    int ignored = done;
    for (const Command& command : all_commands()) command.add(program, ignored);
    if (topic.empty()) {
        fmt::print("{}\nSee also: tidegate help keys [SECTION] for every key of a scenario.\n", program.help());
        return done;
    }
    std::vector<std::string> names = command_names();
    if (std::find(names.begin(), names.end(), topic) != names.end()) {
        fmt::print("{}", program.get_subcommand(topic)->help("tidegate"));
        return done;
    }
    names.emplace_back("keys");
    throw InputError(fmt::format("there is no command '{}'; {}", topic, nearest_name_cure(topic, names)));
}

}  // namespace

void add_help(CLI::App& program, int& exit_code) {
    struct Options {
        std::string topic;
        std::string section;
    };
    CLI::App* command = program.add_subcommand("help", "about a command, or about every key: help keys [SECTION]");
    const auto options = std::make_shared<Options>();
    command->add_option("command", options->topic, "a command, or keys");
    command->add_option("section", options->section, "with keys: a section, such as train or plan");
    command->callback([options, &exit_code] { exit_code = print_help(options->topic, options->section); });
}

}  // namespace tidegate::cli

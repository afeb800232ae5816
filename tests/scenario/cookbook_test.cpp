#include <fstream>
#include <sstream>

#include "base/fault.h"
#include "batch/sweep_def.h"
#include "catch.h"
#include "engine/site.h"
#include "scenario/scenario.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace {

ScenarioText template_text() { return {template_files(template_names().front()), {}}; }

/// The values of --set in a command as one types it.
std::vector<std::string> settings_in(const std::string& command) {
    std::vector<std::string> words(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < command.size(); ++i) {
        if (command[i] == '\\' && i + 1 < command.size()) {
            words.back() += command[++i];
        } else if (command[i] == '"') {
            is_quoted = !is_quoted;
        } else if (command[i] == ' ' && !is_quoted) {
            words.emplace_back();
        } else {
            words.back() += command[i];
        }
    }
    std::vector<std::string> settings;
    for (std::size_t w = 1; w < words.size(); ++w) {
        if (words[w - 1] == "--set") settings.push_back(words[w]);
    }
    return settings;
}

void check_loads(const ScenarioText& text, const std::string& what) {
    INFO(what);
    Faults faults;
    const Scenario scenario = load_scenario(text, faults);
    if (faults.empty()) make_site(scenario, faults);
    CAPTURE(faults);
    CHECK(faults.empty());
}

/// Goes through the page: blocks are added to the file that their first line names, commands are laid over that. Each recipe
/// begins anew, at its bold words.
struct Page {
    ScenarioText text = template_text();
    std::string block, file;
    int blocks = 0, commands = 0;

    void read(const std::string& line, bool& is_in_block) {
        if (line.rfind("```", 0) == 0) {
            if (is_in_block) end_block();
            block.clear(), file.clear();
            is_in_block = !is_in_block;
        } else if (is_in_block) {
            if (file.empty()) file = line.substr(2);
            block += line + "\n";
        } else if (line.rfind("**", 0) == 0) {
            text = template_text();
        } else if (line.rfind("    ./tidegate", 0) == 0 && !settings_in(line).empty()) {
            ScenarioText set = text;
            set.settings = settings_in(line);
            check_loads(set, line);
            ++commands;
        }
    }

    void end_block() {
        ++blocks;
        if (file == "sweep.toml") {
            Faults faults;
            read_sweep(block, "my_station/sweep.toml", faults);
            CHECK(faults.empty());
            return;
        }
        REQUIRE(text.files.count(file) == 1);
        text.files[file] += "\n" + block;
        check_loads(text, block);
    }
};

}  // namespace

TEST_CASE("every block and every --set of the cookbook fits the station that new writes", "[scenario][docs]") {
    std::ifstream in(TIDEGATE_SOURCE_DIR "/docs/cookbook.md");
    REQUIRE(in);
    Page page;
    bool is_in_block = false;
    for (std::string line; std::getline(in, line);) page.read(line, is_in_block);
    CHECK_FALSE(is_in_block);
    CHECK(page.blocks >= 10);
    CHECK(page.commands >= 6);
}

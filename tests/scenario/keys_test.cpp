#include "scenario/keys.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "catch.h"
#include "scenario/document.h"
#include "scenario/templates.h"

using namespace tidegate;

TEST_CASE("every key has a meaning, stands once, and its default lies in its own range",
          "[scenario][keys]") {
    std::set<std::string> seen;
    std::set<std::string> ended;
    std::string section;
    for (const Key& key : all_keys()) {
        const std::string name = fmt::format("{}.{}", key.section, key.name);
        CAPTURE(name);
        CHECK(seen.insert(name).second);
        if (section != key.section) {
            CHECK(ended.insert(std::string(key.section)).second);
            section = key.section;
        }
        CHECK_FALSE(key.meaning.empty());
        CHECK(key.low <= key.high);
        CHECK((key.type == KeyType::choice) == !key.choices.empty());
        if (key.default_value.empty()) continue;
        CHECK_FALSE(key.optional);
        const Node value = read_toml_value(key.default_value, {});
        if (value.is_number()) CHECK((value.number >= key.low && value.number <= key.high));
        if (key.type == KeyType::choice) {
            const auto choices = choices_of(key);
            CHECK(std::find(choices.begin(), choices.end(), value.text) != choices.end());
        }
    }
}

// Lines and disturbances are not for a small station; docs/scenario.md has their keys.
TEST_CASE("every key of scenario.toml stands with its comment in the station template",
          "[scenario][keys][template]") {
    const std::string toml = template_files("station").at("scenario.toml");
    for (const Key& key : all_keys()) {
        const std::string section(key.section);
        // A station is one venue: it has no [[venues]] and [[link]], nobody visits it, and its days were not counted.
        const bool elsewhere = section.find("feature.") == 0 || section.find("plan.") == 0 ||
                               section == "venues" || section == "link" || section == "stay" || section == "past_day" || is_inner_section(section) ||
                               section == "line" || section == "reference" || section == "disturbance";
        if (elsewhere) continue;
        CAPTURE(section, key.name);
        const bool is_set = toml.find(fmt::format("\n{} = ", key.name)) != std::string::npos;
        const bool is_shown = toml.find(fmt::format("\n# {} = ", key.name)) != std::string::npos;
        CHECK((is_set || is_shown));
        const std::string first_words(key.meaning.substr(0, key.meaning.find(' ', 12)));
        CHECK(toml.find(fmt::format("# {}", first_words)) != std::string::npos);
    }
}

TEST_CASE("docs/scenario.md holds exactly the tables made from the key table",
          "[scenario][keys][docs]") {
    std::ifstream in(TIDEGATE_SOURCE_DIR "/docs/scenario.md");
    const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::string begin = "<!-- keys: begin -->\n";
    const std::string end = "<!-- keys: end -->";
    const std::size_t from = page.find(begin);
    const std::size_t to = page.find(end);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    const std::string tables = page.substr(from + begin.size(), to - from - begin.size());
    INFO("regenerate: put the output of 'tidegate help keys' between the markers");
    CHECK(tables == key_tables_markdown());
}

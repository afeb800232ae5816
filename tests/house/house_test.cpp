#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

// The order of the house: what a change may not do by accident.

namespace {

namespace fs = std::filesystem;

const fs::path root = TIDEGATE_SOURCE_DIR;

std::string text_of(const fs::path& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> sources_below(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".cpp" || extension == ".h")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> all_sources() {
    std::vector<fs::path> files = sources_below(root / "sim");
    for (const fs::path& file : sources_below(root / "viz")) files.push_back(file);
    return files;
}

std::string name_of(const fs::path& file) { return fs::relative(file, root).generic_string(); }

// The rooms in their order; a room may include itself and those before it.
std::vector<std::string> rooms_in_order() {
    const std::string text = text_of(root / "sim" / "CMakeLists.txt");
    const std::regex room(R"((?:^|\n)tidegate_room\((\w+))");
    std::vector<std::string> rooms;
    for (std::sregex_iterator it(text.begin(), text.end(), room), end; it != end; ++it) {
        rooms.push_back((*it)[1]);
    }
    rooms.emplace_back("cli");
    return rooms;
}

std::vector<std::string> quoted_includes(const std::string& text) {
    const std::regex include(R"re((?:^|\n)\s*#\s*include\s+"([^"]+)")re");
    std::vector<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
        names.push_back((*it)[1]);
    }
    return names;
}

std::string folder_of(const std::string& include) { return include.substr(0, include.find('/')); }

std::ptrdiff_t position(const std::vector<std::string>& rooms, const std::string& room) {
    const auto found = std::find(rooms.begin(), rooms.end(), room);
    return found == rooms.end() ? -1 : found - rooms.begin();
}

std::ptrdiff_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

// Types that a header gives a namespace, as "namespace::Name".
std::vector<std::string> types_of_header(const std::string& text) {
    const std::regex line(R"((?:^|\n)(?:namespace ([\w:]+) \{|(?:struct|class|enum class) (\w+)[^;\n]*\{))");
    std::vector<std::string> types;
    std::string space;
    for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
        if ((*it)[1].matched) space = (*it)[1];
        if ((*it)[2].matched) types.push_back(space + "::" + (*it)[2].str());
    }
    return types;
}

}  // namespace

TEST_CASE("no two headers give a type the same name, or the linker would mix them up", "[house]") {
    std::map<std::string, std::string> header_of;
    for (const char* folder : {"sim", "viz", "tests"}) {
        for (const fs::path& file : sources_below(root / folder)) {
            if (file.extension() != ".h" || name_of(file).find(".inc.h") != std::string::npos) continue;
            for (const std::string& type : types_of_header(text_of(file))) {
                INFO(type << " in " << name_of(file) << " and " << header_of[type]);
                CHECK(header_of[type].empty());
                header_of[type] = name_of(file);
            }
        }
    }
    CHECK(header_of.size() > 200);
}

TEST_CASE("a room includes only itself and rooms before it", "[house]") {
    const std::vector<std::string> rooms = rooms_in_order();
    REQUIRE(rooms.size() > 10);
    REQUIRE(rooms.front() == "base");
    for (const fs::path& file : sources_below(root / "sim")) {
        const std::string room = fs::relative(file, root / "sim").begin()->string();
        INFO(name_of(file));
        const auto own = position(rooms, room);
        CHECK(own >= 0);
        for (const std::string& include : quoted_includes(text_of(file))) {
            INFO("includes " << include);
            const auto other = position(rooms, folder_of(include));
            CHECK(other >= 0);
            CHECK(other <= own);
        }
    }
}

TEST_CASE("every room that stands in the house is in its order", "[house]") {
    const std::vector<std::string> rooms = rooms_in_order();
    for (const auto& entry : fs::directory_iterator(root / "sim")) {
        if (!entry.is_directory()) continue;
        INFO(entry.path());
        CHECK(position(rooms, entry.path().filename().string()) >= 0);
    }
}

TEST_CASE("the viewer reads recordings and never steps a simulation", "[house]") {
    const std::vector<std::string> rooms = rooms_in_order();
    const auto record = position(rooms, "record");
    REQUIRE(record > 0);
    for (const fs::path& file : sources_below(root / "viz")) {
        INFO(name_of(file));
        for (const std::string& include : quoted_includes(text_of(file))) {
            INFO("includes " << include);
            CHECK(include != "engine/simulation.h");
            // A folder that is no room of sim is one of the viewer's own, or a library's.
            CHECK(position(rooms, folder_of(include)) <= record);
        }
    }
}

TEST_CASE("what is shown is worked out without OpenGL and without a window", "[house]") {
    const std::regex graphics(R"(#\s*include\s*["<](viz/(draw|window|app)/|GLFW|GL/|backends/))");
    for (const char* folder : {"words", "data", "scene", "layers", "stage", "panels", "picture"}) {
        const std::vector<fs::path> files = sources_below(root / "viz" / folder);
        CHECK_FALSE(files.empty());
        for (const fs::path& file : files) {
            INFO(name_of(file));
            CHECK_FALSE(std::regex_search(text_of(file), graphics));
        }
    }
    CHECK(std::regex_search(text_of(root / "viz/window/viewer.cpp"), graphics));
}

TEST_CASE("only base/chunks.cpp names OpenMP", "[house]") {
    const std::regex openmp(R"(#\s*pragma\s+omp|omp\.h|\bomp_\w+\()");
    for (const fs::path& file : all_sources()) {
        if (name_of(file) == "sim/base/chunks.cpp") {
            CHECK(std::regex_search(text_of(file), openmp));
            continue;
        }
        INFO(name_of(file));
        CHECK_FALSE(std::regex_search(text_of(file), openmp));
    }
}

TEST_CASE("only the record room names HDF5", "[house]") {
    const std::regex hdf5(R"(hdf5\.h|\bH5[A-Z]\w*\()");
    for (const fs::path& file : all_sources()) {
        if (name_of(file).starts_with("sim/record/")) continue;
        INFO(name_of(file));
        CHECK_FALSE(std::regex_search(text_of(file), hdf5));
    }
}

TEST_CASE("files stay short enough to be read in one sitting", "[house]") {
    for (const fs::path& file : all_sources()) {
        INFO(name_of(file));
        // A body that several sources include is no header.
        const bool is_header = file.extension() == ".h" && !file.string().ends_with(".inc.h");
        CHECK(lines_of(text_of(file)) <= (is_header ? 200 : 400));
    }
}

TEST_CASE("the top CMakeLists.txt stays under 100 lines", "[house]") {
    CHECK(lines_of(text_of(root / "CMakeLists.txt")) < 100);
}

TEST_CASE("results are computed without fast-math, contraction or unordered containers", "[house]") {
    CHECK(text_of(root / "CMakeLists.txt").find("-ffp-contract=off") != std::string::npos);
    const std::regex unordered(R"(#\s*include\s*<unordered_)");
    const std::vector<std::string> rooms = rooms_in_order();
    for (const fs::path& file : sources_below(root / "sim")) {
        INFO(name_of(file));
        const std::string text = text_of(file);
        CHECK(text.find("-ffast-math") == std::string::npos);
        CHECK_FALSE(std::regex_search(text, unordered));
    }
}

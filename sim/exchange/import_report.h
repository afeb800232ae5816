#pragma once
#include <string>
#include <vector>

namespace tidegate {

/// What an import did with a map, in words for the planner: nothing is dropped, guessed or repaired in silence.
class ImportReport {
public:
    enum class Part { read, dropped, guessed, repaired, by_hand };

    /// Counts one more case of `what` ("rooms without a door: one of 1.2 m was drawn"); `source` is an example of it.
    void add(Part part, const std::string& what, const std::string& source = {});
    std::size_t count(Part part, const std::string& what) const;
    std::size_t count(Part part) const;
    /// Plain text, part by part, each line with its number of cases and up to three of them; what is to be done by hand with all.
    std::string text() const;

private:
    struct Line {
        Part part;
        std::string what;
        std::size_t cases = 0;
        std::vector<std::string> examples;
    };
    std::vector<Line> lines_;
};

}  // namespace tidegate

#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// Where in a file something stands. Line and column count from 1; 0 means not known.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing wrong with the input: where, what, what was expected, and how to mend it.
struct Fault {
    Place place;
    std::string what;      ///< "unknown key 'capcity'"
    std::string expected;  ///< "a number > 0 [passengers]"; may be empty
    std::string cure;      ///< "did you mean 'capacity'?"; may be empty
};

/// "scenario.toml:12:5: unknown key 'capcity'; expected ...; did you mean 'capacity'?"
std::string text(const Fault& fault);

/// Faults found while reading, kept in the order found; reading goes on after each.
class Faults {
public:
    void add(Fault fault) { list_.push_back(std::move(fault)); }
    void add(Place place, std::string what, std::string expected = {}, std::string cure = {});
    bool empty() const { return list_.empty(); }
    std::size_t size() const { return list_.size(); }
    std::span<const Fault> list() const { return list_; }

private:
    std::vector<Fault> list_;
};

/// Wrong input: carries all its faults. Commands print them and exit with 2.
class InputError : public std::runtime_error {
public:
    explicit InputError(Faults faults);
    explicit InputError(std::string what);
    const Faults& faults() const { return faults_; }

private:
    Faults faults_;
};

/// Our own mistake: a broken promise between rooms.
class BrokenPromise : public std::logic_error {
    using std::logic_error::logic_error;
};

/// Throws BrokenPromise when `holds` is false. Always on, for room borders.
inline void promise(bool holds, const char* what) {
    if (!holds) throw BrokenPromise(what);
}

/// The name of `names` that is most like `wanted` (Damerau-Levenshtein distance at most a third of
/// its length, at least 2), or empty.
std::string nearest_name(std::string_view wanted, std::span<const std::string> names);
/// "did you mean 'x'?", or "known: a, b, c" when nothing is near, or empty when there are no names.
std::string nearest_name_cure(std::string_view wanted, std::span<const std::string> names);

}  // namespace tidegate

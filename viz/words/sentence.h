#pragma once
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "viz/words/words.h"

namespace tidegate::viz {

/// A sentence of the table with what stands in its gaps {0}, {1} ...: kept as such, so that it is said in whatever
/// language is on.
struct Sentence {
    Word word = Word::count;  ///< count: nothing to say
    std::vector<std::string> parts;

    bool is_any() const { return word != Word::count; }
    bool operator==(const Sentence&) const = default;
};

/// Empty when there is nothing to say.
std::string say(const Sentence& sentence, Language language);

/// What an error has to say beside what().
struct Told {
    explicit Told(Sentence said) : sentence(std::move(said)) {}
    virtual ~Told() = default;
    Sentence sentence;
};

/// An error of the viewer that can be said in both languages; what() is English.
template <class Error>
class Trouble : public Error, public Told {
public:
    explicit Trouble(Sentence why) : Error(say(why, Language::english)), Told(std::move(why)) {}
};

/// What an error says, for the window. One that has no sentence in the table is said as it says itself.
Sentence sentence_of(const std::exception& error);

}  // namespace tidegate::viz

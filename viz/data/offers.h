#pragma once
#include <string>
#include <vector>

#include "viz/data/examples.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// A recording that the start page offers; or an example, which is simulated first.
struct Offer {
    std::string path;
    std::string title;   ///< of the run; empty when it cannot be read
    std::string about;   ///< when it was made, how long it is; or why it cannot be read
    bool is_good = true;
    std::string scenario;  ///< folder of an example that has no recording yet; else empty
    bool is_example = false;
};

/// Looks into a recording for its title, times, state and size.
Offer describe(const std::string& path, Language language);

/// Recordings that the start page can offer: those opened before that are still there, then those
/// (*.h5) that lie in `folder`, newest first; none twice, at most 30.
std::vector<std::string> recordings_at_hand(const std::vector<std::string>& recent,
                                            const std::string& folder);

/// What the start page offers: recordings at hand, then the examples that are not among them.
std::vector<Offer> offers_at_hand(const std::vector<std::string>& recent, const std::string& folder,
                                  const std::vector<Example>& examples, Language language);

}  // namespace tidegate::viz

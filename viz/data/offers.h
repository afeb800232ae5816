#pragma once
#include <string>
#include <vector>

#include "viz/words/words.h"

namespace tidegate::viz {

/// A recording that the start page offers.
struct Offer {
    std::string path;
    std::string title;   ///< of the run; empty when it cannot be read
    std::string about;   ///< when it was made, how long it is; or why it cannot be read
    bool is_good = true;
};

/// Looks into a recording for its title, times, state and size.
Offer describe(const std::string& path, Language language);

/// Recordings that the start page can offer: those opened before that are still there, then those
/// (*.h5) that lie in `folder`, newest first; none twice, at most 30.
std::vector<std::string> recordings_at_hand(const std::vector<std::string>& recent,
                                            const std::string& folder);

}  // namespace tidegate::viz

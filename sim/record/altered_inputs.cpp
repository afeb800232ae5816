#include "record/altered_inputs.h"

#include <map>

#include "record/sha256.h"

namespace tidegate {

std::vector<std::string> altered_inputs(const RunHeader& header) {
    std::map<std::string, std::string> stated(header.manifest.input_sha256.begin(),
                                              header.manifest.input_sha256.end());
    std::vector<std::string> altered;
    for (const auto& [name, text] : header.text.files) {
        const auto one = stated.find(name);
        if (one == stated.end() || one->second != sha256(text)) altered.push_back(name);
        if (one != stated.end()) stated.erase(one);
    }
    for (const auto& [name, sum] : stated) altered.push_back(name);
    return altered;
}

}  // namespace tidegate

#pragma once
#include <string>
#include <vector>

namespace tidegate {

/// failed: the process did; not_cleared: the run is sound, but people were still inside or outside at its end.
enum class CaseStatus { missing, finished, not_cleared, failed };
const char* name_of(CaseStatus status);

/// A number that a run answers with; NaN when the run could not know it (a clearing time of a run that did not
/// clear is unknown, not zero).
struct CaseOutcome {
    std::string name;
    std::string unit;
    double value = 0;
};

struct CaseResult {
    CaseStatus status = CaseStatus::missing;
    std::string message;  ///< of a failed case: its last words
    std::string state_hash;
    std::vector<CaseOutcome> outcomes;
};

/// Reads the JSON document that `tidegate run --json` prints. A text that is not such a document gives a
/// failed case with a message.
CaseResult read_case(const std::string& json);

}  // namespace tidegate

#pragma once
#include <string>
#include <vector>

#include "validate/runner.h"

namespace tidegate {

/// A Markdown table of the rows that both runs of the suite have: what `before` measured (the text of an earlier
/// report_json) and what was measured now. Throws InputError when `before` is no such text.
std::string comparison_markdown(const std::string& before, const std::vector<CaseRun>& outcomes,
                                const std::string& name_before, const std::string& name_now);

}  // namespace tidegate

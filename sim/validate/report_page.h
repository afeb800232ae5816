#pragma once
#include <string>
#include <vector>

#include "validate/runner.h"

namespace tidegate {

/// The page docs/validation.md: `frame`, a hand-written page, with its marks replaced: {{summary}}
/// by a sentence of counts,
/// {{failing}} by a list of the rows that fail, {{methods}} by how each case is measured, {{table}}
/// by the table of all rows. Rows of details (is_detail) are left out. An empty frame means the
/// four, one after the other.
std::string report_markdown(const std::vector<CaseRun>& outcomes, const std::string& frame,
                            int seeds);

/// One self-contained page: table, plots, methods.
std::string report_html(const std::vector<CaseRun>& outcomes, const std::string& version,
                        int seeds);

}  // namespace tidegate

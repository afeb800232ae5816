#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "scenario/csv.h"
#include "scenario/people.h"
#include "scenario/places.h"
#include "scenario/scenario.h"

namespace tidegate {

/// Columns of demand.csv in the order of the key table ("demand.column"); from law on they may be left out.
enum class DemandColumn { from, to, count, origin, goal, law, who, group, stays, day };

/// A demand.csv while it is read.
struct DemandTable {
    static constexpr std::size_t column_count = 10;
    using Columns = std::array<int, column_count>;  ///< place of each in the file; -1: not there

    const std::string& file;
    int file_row;
    const Places& places;
    People& people;
    Scenario& scenario;
    Faults& faults;
    Columns columns;
    std::optional<int> usual_mix, usual_group;  ///< of [demand]; empty: at fault
    std::string day_run;                        ///< of [demand]; empty: none is said
    std::vector<double>& written;               ///< counts of the rows read, as they stand there

    int column(DemandColumn c) const { return columns[static_cast<std::size_t>(c)]; }
    Place at(const CsvRow& row, DemandColumn c) const {
        return {file, row.line, row.cells[static_cast<std::size_t>(column(c))].column};
    }
    const std::string& cell(const CsvRow& row, DemandColumn c) const {
        return row.cells[static_cast<std::size_t>(column(c))].text;
    }
    /// Whether a column that may be left out has something in this row.
    bool says(const CsvRow& row, DemandColumn c) const {
        return column(c) >= 0 && static_cast<std::size_t>(column(c)) < row.cells.size() && !cell(row, c).empty();
    }
};

/// Origin, goal and stays of a row. `times_good`: its times are known.
void read_ends(DemandTable& demand, const CsvRow& row, bool times_good, DemandRow& def);

}  // namespace tidegate

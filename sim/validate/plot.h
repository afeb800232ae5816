#pragma once
#include <string>
#include <vector>

namespace tidegate {

enum class Mark : unsigned char { points, line, band };

/// What is drawn together and has one line in the legend.
struct PlotSeries {
    std::string name;
    Mark mark = Mark::points;
    bool is_reference = false;  ///< measured by others: drawn in grey tones, behind
    std::vector<double> x, y;
    std::vector<double> y_high;  ///< band: from y to y_high
};

/// A picture of figures against each other, axes from zero.
struct Plot {
    std::string name;  ///< of its file, without ending
    std::string title;
    std::string x_label, y_label;  ///< with units
    double x_max = 0, y_max = 0;   ///< 0: from the data
    std::vector<PlotSeries> series;
};

}  // namespace tidegate

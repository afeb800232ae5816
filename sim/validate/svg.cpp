#include "validate/svg.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidegate {
namespace {

constexpr double width_px = 720, height_px = 460;
constexpr double left_px = 70, right_px = 20, top_px = 46, bottom_px = 58;
constexpr double line_px = 18;  // of the legend
constexpr std::array colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7"};

struct Frame2 {
    double x_max, y_max;

    double x(double value) const {
        return left_px + value / x_max * (width_px - left_px - right_px);
    }
    double y(double value) const {
        return height_px - bottom_px - value / y_max * (height_px - top_px - bottom_px);
    }
    bool holds(double px, double py) const {
        return px >= 0 && px <= x_max && py >= 0 && py <= y_max;
    }
};

// 1, 2 or 5 times a power of ten, such that about six fit.
double tick_step(double range) {
    const double rough = range / 6, power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (rough <= step * power) return step * power;
    }
    return 10 * power;
}

double greatest(const Plot& plot, bool of_y) {
    double most = 0;
    for (const PlotSeries& s : plot.series) {
        for (const double v : of_y ? s.y : s.x) most = std::max(most, v);
        for (std::size_t i = 0; of_y && i < s.y_high.size(); ++i)
            most = std::max(most, s.y_high[i]);
    }
    return most > 0 ? 1.05 * most : 1;
}

std::string text_at(double x, double y, const char* anchor, const std::string& text,
                    const char* more = "") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y,
                       anchor, more, escaped(text));
}

std::string line_from(double x0, double y0, double x1, double y1, const char* stroke) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", x0, y0,
        x1, y1, stroke);
}

std::string axes_of(const Plot& plot, const Frame2& f) {
    std::string svg;
    const double x_step = tick_step(f.x_max), y_step = tick_step(f.y_max), low = f.y(0),
                 right = f.x(f.x_max);
    for (int k = 0; k * x_step <= f.x_max * 1.0001; ++k) {
        svg += line_from(f.x(k * x_step), low, f.x(k * x_step), f.y(f.y_max), "#e6e6e6");
        svg += text_at(f.x(k * x_step), low + 18, "middle", fmt::format("{:g}", k * x_step));
    }
    for (int k = 0; k * y_step <= f.y_max * 1.0001; ++k) {
        svg += line_from(left_px, f.y(k * y_step), right, f.y(k * y_step), "#e6e6e6");
        svg += text_at(left_px - 8, f.y(k * y_step) + 4, "end", fmt::format("{:g}", k * y_step));
    }
    svg += line_from(left_px, low, right, low, "#000") +
           line_from(left_px, low, left_px, f.y(f.y_max), "#000");
    svg += text_at(0.5 * (left_px + right), height_px - 14, "middle", plot.x_label);
    const double middle = 0.5 * (low + f.y(f.y_max));
    const std::string turned = fmt::format(" transform=\"rotate(-90 18 {:.1f})\"", middle);
    svg += text_at(18, middle, "middle", plot.y_label, turned.c_str());
    return svg +
           text_at(left_px, 24, "start", plot.title, " font-weight=\"bold\" font-size=\"15\"");
}

std::string way_through(const PlotSeries& s, const std::vector<double>& y, const Frame2& f) {
    std::string way;
    for (std::size_t i = 0; i < s.x.size(); ++i)
        way += fmt::format("{:.1f},{:.1f} ", f.x(s.x[i]), f.y(y[i]));
    return way;
}

std::string band_of(const PlotSeries& s, const Frame2& f, const char* colour) {
    PlotSeries back = s;
    std::reverse(back.x.begin(), back.x.end());
    std::reverse(back.y_high.begin(), back.y_high.end());
    return fmt::format("<polygon points=\"{}{}\" fill=\"{}\" fill-opacity=\"0.35\"/>\n",
                       way_through(s, s.y, f), way_through(back, back.y_high, f), colour);
}

std::string points_of(const PlotSeries& s, const Frame2& f, const char* colour) {
    const bool are_many = s.x.size() > 100;
    const double radius = are_many ? 2.5 : 4;
    std::string svg = fmt::format("<g fill=\"{}\" fill-opacity=\"{}\">\n", colour,
                                  are_many && !s.is_reference ? 0.3 : 0.9);
    // Every so many, evenly: a page of all moments of all seeds would be too heavy to open.
    constexpr std::size_t most_points = 1500;
    for (std::size_t i = 0; i < s.x.size(); i += s.x.size() / most_points + 1) {
        if (!f.holds(s.x[i], s.y[i])) continue;
        const double x = f.x(s.x[i]), y = f.y(s.y[i]);
        svg += s.is_reference
                   ? fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"5\" height=\"5\"/>\n",
                                 x - 2.5, y - 2.5)
                   : fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"/>\n", x, y, radius);
    }
    return svg + "</g>\n";
}

std::string line_of(const PlotSeries& s, const Frame2& f, const char* colour) {
    return fmt::format(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>\n",
        way_through(s, s.y, f), colour, s.is_reference ? " stroke-dasharray=\"7 4\"" : "");
}

std::string legend_of(const PlotSeries& s, double y, const char* colour) {
    const double x = width_px - right_px - 8;
    std::string svg = text_at(x - 30, y + 4, "end", s.name);
    if (s.mark == Mark::band) {
        return svg + fmt::format(
                         "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"24\" height=\"10\" fill=\"{}\" "
                         "fill-opacity=\"0.35\"/>\n",
                         x - 24, y - 5, colour);
    }
    if (s.mark == Mark::line) {
        return svg + fmt::format(
                         "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" "
                         "stroke=\"{}\" stroke-width=\"2\"{}/>\n",
                         x - 24, y, x, y, colour,
                         s.is_reference ? " stroke-dasharray=\"7 4\"" : "");
    }
    return svg +
           (s.is_reference
                ? fmt::format(
                      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"6\" height=\"6\" fill=\"{}\"/>\n",
                      x - 15, y - 3, colour)
                : fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>\n", x - 12,
                              y, colour));
}

}  // namespace

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string svg_of(const Plot& plot) {
    const Frame2 f{plot.x_max > 0 ? plot.x_max : greatest(plot, false),
                   plot.y_max > 0 ? plot.y_max : greatest(plot, true)};
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" "
        "height=\"{1:g}\" role=\"img\" "
        "font-family=\"sans-serif\" font-size=\"13\">\n<title>{2}</title>\n<rect width=\"{0:g}\" "
        "height=\"{1:g}\" fill=\"#fff\"/>\n"
        "<clipPath id=\"{3}\"><rect x=\"{4:g}\" y=\"{5:g}\" width=\"{6:g}\" "
        "height=\"{7:g}\"/></clipPath>\n",
        width_px, height_px, escaped(plot.title), escaped(plot.name), left_px, top_px,
        width_px - left_px - right_px, height_px - top_px - bottom_px);
    svg += axes_of(plot, f);
    std::string drawn, legend;
    std::size_t colour = 0, greys = 0;
    double y = top_px + 12;
    for (const PlotSeries& s : plot.series) {
        // Points and the line through their means share a colour.
        const bool goes_on = !s.is_reference && s.mark == Mark::line && &s != plot.series.data() &&
                             !(&s - 1)->is_reference && (&s - 1)->mark == Mark::points;
        const char* ink = s.is_reference
                              ? (greys++ % 2 == 0 ? "#777777" : "#222222")
                              : colours[(goes_on ? colour - 1 : colour++) % colours.size()];
        drawn += s.mark == Mark::band   ? band_of(s, f, ink)
                 : s.mark == Mark::line ? line_of(s, f, ink)
                                        : points_of(s, f, ink);
        legend += legend_of(s, y, ink);
        y += line_px;
    }
    return svg + fmt::format("<g clip-path=\"url(#{})\">\n{}</g>\n{}</svg>\n", escaped(plot.name),
                             drawn, legend);
}

}  // namespace tidegate

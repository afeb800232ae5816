#include "scenario/inspection_reader.h"

#include <fmt/core.h>

#include <cmath>

namespace tidegate {
namespace {

ServiceTime read_time(const TableReader& values, const std::string& what) {
    const ServiceTime law{values.choice<ServiceLaw>(what + "_law"), values.number(what + "_mean_s"),
                          values.number(what + "_sd_s")};
    const double most_s = law.mean_s / std::sqrt(3.0);
    if (law.law == ServiceLaw::uniform && law.mean_s > 0 && law.sd_s > most_s) {
        values.fault(what + "_sd_s", fmt::format("is {}: times uniform about {} s would go below 0",
                                                 short_number(law.sd_s), short_number(law.mean_s)),
                     fmt::format("at most {:.4g}", most_s), fmt::format("lower it, or set {}_law = \"lognormal\"", what));
    }
    return law;
}

}  // namespace

InspectionDef read_inspection(const Feature& check) {
    const TableReader& values = check.values;
    InspectionDef def;
    def.goods = read_time(values, "goods");
    def.second_share = values.number("second_share");
    def.second = read_time(values, "second");
    const bool takes_no_time = values.good("second_mean_s") && def.second.mean_s <= 0;
    if (def.second_share > 0 && takes_no_time) {
        values.fault("second_share", fmt::format("is {}, but a second inspection takes no time", short_number(def.second_share)),
                     "second_mean_s above 0", "set second_mean_s as measured, or second_share = 0");
    }
    return def;
}

}  // namespace tidegate

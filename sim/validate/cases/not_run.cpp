#include "validate/cases/cases.h"

namespace tidegate::cases {

Case smoke() {
    Case c;
    c.name = "smoke";
    c.ids = {"V27"};
    c.suites = {Suite::nist, Suite::iso};
    c.gate = Gate::soft;
    c.needs = "smoke";
    c.what = "corridor of 100 x 2 m filled with smoke of K = 1 /m, one person at 1.25 m/s: time";
    c.expected = "87.0 s (0.919 of the free speed, Frantzich and Nilsson) +-5 %";
    c.source = "NIST TN 1822 test 2.5, ISO 20414 test 18";
    return c;
}

}  // namespace tidegate::cases

#include "catch.h"
#include "scenario/scenario.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace {

std::string joined(const Faults& faults) {
    std::string all;
    for (const Fault& fault : faults.list()) all += text(fault) + "\n";
    return all;
}

Scenario load(const std::string& name, std::vector<std::string> settings = {}) {
    Faults faults;
    Scenario scenario = load_scenario({template_files(name), std::move(settings)}, faults);
    CHECK(joined(faults) == "");
    return scenario;
}

}  // namespace

TEST_CASE("every template loads without a fault", "[scenario][template]") {
    for (const std::string& name : template_names()) {
        CAPTURE(name);
        CHECK(load(name).name == name);
    }
}

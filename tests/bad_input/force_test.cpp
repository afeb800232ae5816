#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a contact force without forces",
     .file = "scenario.toml",
     .from = R"(kind = "occupancy")",
     .to = R"(kind = "contact_force")",
     .faults = R"(scenario.toml:23:8: 'kind' is 'contact_force', which needs walking.model = "force"; set that, or watch densities or crowd_pressure)"},
    {.title = "a compression without forces",
     .file = "scenario.toml",
     .from = R"(kind = "occupancy")",
     .to = R"(kind = "compression")",
     .faults = R"(scenario.toml:23:8: 'kind' is 'compression', which needs walking.model = "force"; set that, or watch densities or crowd_pressure)"},
    {.title = "a walking model there is not",
     .settings = {"walking.model=forces"},
     .faults = R"(--set: 'walking.model' is 'forces'; expected one of anticipation, force; did you mean 'force'?)"},
    {.title = "substeps too long for the stiffness of bodies",
     .settings = {"force.substep_s=0.02"},
     .faults = R"(--set: 'force.substep_s' is 0.02; expected a number from 0.0001 to 0.002 [s])"},
    {.title = "a body without mass",
     .settings = {"force.mass_kg=0"},
     .faults = R"(--set: 'force.mass_kg' is 0; expected a number from 20 to 150 [kg])"},
};
// clang-format on

}  // namespace

TEST_CASE("what is wrong with the force model's keys is refused before the run", "[bad_input][force]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}

TEST_CASE("with forces, rules may judge them", "[bad_input][force]") {
    ScenarioText text = good_scenario();
    std::string& toml = text.files.at("scenario.toml");
    toml.replace(toml.find(R"(kind = "occupancy")"), 18, R"(kind = "contact_force")");
    text.settings = {"walking.model=force"};
    CHECK(faults_of(text).empty());
}

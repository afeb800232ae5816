#include "catch.h"
#include "engine/control_stages.h"
#include "engine/site.h"
#include "engine/stages.h"
#include "engine/world.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// A hall of 40 m x 20 m, halved by a wall with two doors; people come in the west and leave in the east.
Scene two_doors(PassageStatus first) {
    Scene scene(rectangle(0, 0, 40, 20));
    scene.hole(rectangle(19.5, 4, 20.5, 16));
    scene.opening("first", {{20, 0}, {20, 4}}, first).opening("second", {{20, 16}, {20, 20}});
    scene.entrance("west", rectangle(1, 1, 8, 19)).exit("east", {{40, 2}, {40, 8}}).crowd(0, 0, 20);
    return scene;
}

struct Begun {
    explicit Begun(Scene made)
        : scene(std::move(made)), site(make_site(scene.scenario, faults)), world(make_world(scene.scenario, site)) {
        REQUIRE(faults.empty());
        plan_routes(scene.scenario, site, world);
    }
    void close(int opening) {
        Measure measure;
        measure.kind = MeasureKind::close;
        measure.place = opening;
        PlanAct act;
        act.kind = PlanActKind::effect;
        act.measure = &measure;
        world.due_acts.push_back(act);
        apply_measures(scene.scenario, site, world);
        plan_routes(scene.scenario, site, world);
    }

    Scene scene;
    Faults faults;
    Site site;
    World world;
};

}  // namespace

TEST_CASE("what is closed changes no field and no leg, so a closing solves for nothing", "[engine][measures]") {
    const Begun open(two_doors(PassageStatus::open)), shut(two_doors(PassageStatus::closed));
    REQUIRE(open.site.fields.size() == shut.site.fields.size());
    for (std::size_t row = 0; row < open.site.fields.size(); ++row) {
        CHECK(open.site.fields[row].nodes == shut.site.fields[row].nodes);
    }
    CHECK(open.world.to_go != shut.world.to_go);
}

TEST_CASE("after a closing times to go are what they are with the line closed from the start", "[engine][measures]") {
    Begun closing(two_doors(PassageStatus::open));
    const Begun shut(two_doors(PassageStatus::closed));
    closing.close(0);
    CHECK(closing.world.to_go == shut.world.to_go);
    for (const TravelField& around : closing.world.crowd_ways.fields) CHECK(around.nodes.empty());
}

#include <cmath>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// A flight that rises from the middle of a hall, drawn as a hole in its floor with the foot at the western end, turned by
/// `angle` about the foot's first corner.
struct FreeFlight {
    Vec2 corner;
    double angle;

    Vec2 at(double along, double across) const {
        const double c = std::cos(angle), s = std::sin(angle);
        return corner + Vec2{along * c - across * s, along * s + across * c};
    }
    Ring hole() const { return {at(0, 0), at(0, 1), at(12, 1), at(12, 0)}; }
    Segment foot() const { return {at(0, 0), at(0, 1)}; }
    Segment head() const { return {at(12, 0), at(12, 1)}; }
};

}  // namespace

TEST_CASE("nobody stays at the corners of a stair's foot that stands free in a hall", "[engine]") {
    for (const double degrees : {-30.0, -6.0, 0.0, 6.5, 20.0, 40.0}) {
        const FreeFlight flight{{15, 14}, degrees * 3.14159265 / 180};
        Scene scene(rectangle(0, 0, 40, 30));
        scene.hole(flight.hole());
        const int above = add_level(scene.scenario, "above", 6, rectangle(0, 0, 40, 30));
        add_flight(scene.scenario, "stair", {ConnectorKind::stair, 0, above, flight.foot(), flight.head(), 13, 6});
        scene.exit("out", {{12, 30}, {14, 30}});
        // From the other side of the flight, close along it or straight at its corner.
        for (double x = 14; x < 24; x += 0.25) scene.person({{0}, {x, 4}, {}, 1.3}, 0, (x - 14) * 40);
        scene.runs_for(600);
        Simulation simulation(scene.scenario);
        while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
        CAPTURE(degrees);
        CHECK(simulation.counts().exited == simulation.counts().planned);
        CHECK(simulation.counts().stuck == 0);
        simulation.finish();
    }
}

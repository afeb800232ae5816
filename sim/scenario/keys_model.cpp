#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;

constexpr std::string_view tordeux = "Tordeux, Chraibi and Seyfried 2016; value calibrated here";
constexpr std::string_view own = "own choice";
constexpr std::string_view helbing = "Helbing, Farkas and Vicsek 2000";

constexpr Key keys[] = {
    duration("routing", "replan_interval_s", "10", 1, 3600,
             "Each passenger reconsiders the way this often.", own),
    number("routing", "logit_scale_s", "s", "4", 0, 600,
           "Spread of tastes between ways; 0: all take the quickest.", own),
    duration("routing", "crowd_ways_s", "2", 0, 3600,
             "Ways around slow crowds are renewed this often; 0: everyone takes the shortest.", own),
    number("routing", "queue_weight", "", "1.0", 0, 10,
           "How much an expected wait counts against walking time.", own),
    number("routing", "sees_closure_m", "m", "10", 1, 200,
           "Who has not heard that a way is closed sees it from this walking distance on.", own),
    number("routing", "group_stretch_m", "m", "4", 1, 50,
           "Who is this much farther ahead than the last of the own group stands and waits, where there is "
           "room for it; from half of it on the pace falls.",
           own),
    duration("routing", "group_wait_s", "60", 0, 600,
             "Nobody waits longer than this for the others, until the group is together again.", own),
    of_type(KeyType::boolean, "routing", "exits_by_line", "false",
            "Who goes to whichever exit is best, and so all who are sent out, also rides on lines to get there."),

    choice("walking", "model", "anticipation|force", R"("anticipation")",
           "How people walk: with anticipation, for planning; or as bodies with forces, which shows how hard a "
           "crowd presses and takes tens of times as long.",
           own),
    number("walking", "time_gap_s", "s", "0.58", 0.1, 3,
           "Free room in front over speed: the time gap kept by someone whose free speed is 1.34 m/s; "
           "it falls with the free speed to the power of 3.5, and nearly doubles over the last 0.39 m of room.",
           tordeux),
    number("walking", "anticipation_s", "s", "2.0", 0.2, 10,
           "How far ahead in time others' motion is continued when a direction is chosen.",
           "Moussaid, Helbing and Theraulaz 2011; value calibrated here"),
    number("walking", "sight_m", "m", "2.0", 0.8, 5, "Others beyond this are not minded.", own),
    number("walking", "acceleration_s", "s", "0.25", 0.05, 3,
           "Relaxation time of speeding up; slowing down is immediate.",
           "calibrated here on the HERMES one-way corridors; Moussaid, Helbing and Theraulaz 2011: 0.5 s"),
    number("walking", "contact_s", "s", "0.3", 0.15, 5, "Time in which overlapping bodies part.",
           own),
    number("walking", "follow_width", "", "1.74", 0.5, 2,
           "Width in which someone ahead in the same stream counts, less and less towards its edge, as a "
           "share of both bodies: people walk staggered.",
           "calibrated here on the HERMES one-way corridors"),
    number("walking", "pass_width", "", "0.95", 0.3, 2,
           "Width in which someone ahead in the same stream bars a direction when one chooses where to go, as a "
           "share of both bodies: the less, the longer people stay behind each other.",
           "calibrated here on the HERMES one-way corridors"),
    number("walking", "body_depth", "", "0.82", 0.4, 1.5,
           "Room that a body takes in front of who follows in the same stream, as a share of both bodies' width; for "
           "those with other targets it is 0.95.",
           "calibrated here on the HERMES one-way corridors"),
    number("walking", "shoulder_turn", "", "0.8", 0.4, 1,
           "Width in which someone coming towards blocks, as a share of both bodies: shoulders turn.",
           "calibrated here on counterflow"),
    number("walking", "squeeze", "", "0.35", 0, 0.6,
           "How much narrower than that people make themselves when they were blocked for long.",
           "calibrated here on counterflow"),
    number("walking", "impatience_s", "s", "2.0", 0.2, 60,
           "Time of being blocked by people with other targets until someone squeezes past.", own),
    number("walking", "waiting_density_per_m2", "1/m2", "2.0", 0.5, 5,
           "How close people stand while they wait and there is room; closer as the place fills.",
           "Fruin 1971: queueing, between levels of service C and D"),
    number("walking", "stair_up_factor", "", "0.50", 0.1, 1,
           "Speed up a stair over free speed, along the slope.",
           "between Fruin 1971 (0.51 m/s horizontally, 0.45) and Weidmann 1993 (0.61 m/s, 0.54)"),
    number("walking", "stair_down_factor", "", "0.61", 0.1, 1,
           "Speed down a stair over free speed, along the slope.",
           "between Fruin 1971 (0.67 m/s horizontally, 0.59) and Weidmann 1993 (0.69 m/s, 0.61)"),
    number("walking", "stair_room_m", "m", "0.04", 0, 1,
           "Room kept in front on a stair beyond that on the level, along the slope: about a tread.",
           "calibrated here on the flows of IMO MSC.1/Circ.1533 and Fruin 1971"),
    number(
        "walking", "max_flow_per_m_s", "1/(m s)", "0", 0, 5,
        "Cap of the flow through openings; 0: none, the flow comes out of the walkers; 1.33 is the "
        "figure of the standards.",
        "IMO MSC.1/Circ.1533, ISO 20414 (1.33)"),
    duration("walking", "stuck_after_s", "60", 5, 3600,
             "Who is not waiting and has moved less than the next key in this time is stuck.", own),
    number("walking", "stuck_distance_m", "m", "0.5", 0.05, 5, "See stuck_after_s.", own),

    number("force", "repulsion_n", "N", "2000", 0, 10000,
           "Wish to keep apart: force between two bodies that just touch (A).", helbing),
    number("force", "repulsion_m", "m", "0.08", 0.01, 0.5,
           "Room between bodies in which that force falls to 1/e (B).", helbing),
    number("force", "body_kg_per_s2", "kg/s2", "120000", 1000, 1e6,
           "Stiffness of bodies and walls pressed together (k).", helbing),
    number("force", "friction_kg_per_m_s", "kg/(m s)", "240000", 0, 1e6,
           "Drag along a contact, per metre of overlap and m/s of sliding (kappa).", helbing),
    number("force", "relaxation_s", "s", "0.5", 0.05, 5,
           "Time in which the wanted velocity is approached (tau); mass x free speed / this is how hard one pushes.",
           helbing),
    number("force", "mass_kg", "kg", "80", 20, 150, "Mass of a body.", helbing),
    number("force", "body_share", "", "1.25", 0.5, 2,
           "Radius of a body towards other people over that of the population: shoulders are wider than the circle that "
           "walks through a gap.",
           "own choice: 0.5 m across for a body_radius_m of 0.2, the least of Helbing, Farkas and Vicsek 2000 (0.5 to 0.7)"),
    number("force", "push_share", "", "1", 0, 1,
           "With this share of that push people press on who wait before something held, metered or a gate, have others "
           "before them and no room; 1: all press with their whole force; 0: they stand at ease.",
           "Helbing, Farkas and Vicsek 2000: everybody always presses on"),
    number("force", "substep_s", "s", "0.001", 0.0001, 0.002,
           "Longest step in which forces are integrated, within simulation.step_s.",
           "own choice, by halving it: docs/models.md"),
    duration("force", "average_s", "1", 0.1, 60,
             "Forces on a person are averaged over the past with a weight that falls to 1/e in this time.", own),
};

}  // namespace

std::span<const Key> model_keys() { return keys; }

}  // namespace tidegate

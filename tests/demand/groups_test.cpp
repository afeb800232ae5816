#include <cmath>
#include <map>

#include "catch.h"
#include "demand/arrivals.h"

using namespace tidegate;

namespace {

DemandRow row_of(int line, int count, int mix, int group) {
    DemandRow row;
    row.line = line;
    row.to = 600;
    row.count = count;
    row.origin = row.goal.row = 0;
    row.mix = mix;
    row.group = group;
    return row;
}

/// Two classes beside the default one: the first comes in groups of three, the second cannot use stairs.
DemandDef two_classes() {
    DemandDef demand;
    demand.classes.resize(2);
    demand.classes[0].group_sizes = {0, 0, 1};
    demand.classes[1].can_use.stairs = false;
    demand.classes[1].can_use.width = 16;
    return demand;
}

std::vector<int> people_by_class(const std::vector<Arrival>& arrivals) {
    std::vector<int> people(3, 0);
    for (const Arrival& a : arrivals) ++people[a.class_row];
    return people;
}

/// Groups stand together, each counted whole, all of it due at once.
void check_groups(const std::vector<Arrival>& arrivals) {
    for (std::size_t a = 0; a < arrivals.size(); a += arrivals[a].group_size) {
        REQUIRE(arrivals[a].group_place == 0);
        REQUIRE(a + arrivals[a].group_size <= arrivals.size());
        for (std::size_t m = 0; m < arrivals[a].group_size; ++m) {
            REQUIRE(arrivals[a + m].group_place == m);
            REQUIRE(arrivals[a + m].group_size == arrivals[a].group_size);
            REQUIRE(arrivals[a + m].due == arrivals[a].due);
            REQUIRE(arrivals[a + m].row == arrivals[a].row);
            REQUIRE(arrivals[a + m].can_use == arrivals[a].can_use);
        }
    }
}

}  // namespace

TEST_CASE("people of a mix come in its shares, also when one class comes in groups", "[demand]") {
    DemandDef demand = two_classes();
    demand.mixes = {{{0, 1, 2}, {0.5, 0.3, 0.2}}};
    constexpr int n = 30000;
    demand.rows = {row_of(2, n, 0, -1)};
    const auto arrivals = make_arrivals(demand, Draws{8});
    REQUIRE(arrivals.size() == std::size_t{n});
    check_groups(arrivals);
    const std::vector<int> people = people_by_class(arrivals);
    const double shares[] = {0.5, 0.3, 0.2};
    for (std::size_t c = 0; c < 3; ++c) {
        // Groups of three spread three times as much.
        CHECK(people[c] == Approx(shares[c] * n).margin(4 * std::sqrt(3 * 0.25 * n)));
    }
}

TEST_CASE("groups have the sizes of their law, and the counts of rows are exact all the same", "[demand]") {
    DemandDef demand;
    demand.groups = {{"", {0.5, 0.3, 0.2}, {}}};
    demand.rows = {row_of(2, 20000, -1, 0), row_of(3, 7, -1, 0), row_of(4, 500, -1, -1)};
    const auto arrivals = make_arrivals(demand, Draws{8});
    REQUIRE(arrivals.size() == 20507);
    check_groups(arrivals);
    std::map<int, int> people_in_row;
    std::vector<int> groups(4, 0);
    for (const Arrival& a : arrivals) {
        ++people_in_row[a.row];
        if (a.row == 0 && a.group_place == 0) ++groups[a.group_size];
        if (a.row == 2) CHECK(a.group_size == 1);
    }
    CHECK(people_in_row == std::map<int, int>{{0, 20000}, {1, 7}, {2, 500}});
    const double all = groups[1] + groups[2] + groups[3];
    CHECK(groups[1] / all == Approx(0.5).margin(0.02));
    CHECK(groups[2] / all == Approx(0.3).margin(0.02));
    CHECK(groups[3] / all == Approx(0.2).margin(0.02));
}

TEST_CASE("a group can use what all of its members can, and needs the width of the widest", "[demand]") {
    DemandDef demand = two_classes();
    demand.groups = {{"pair", {}, {0, 2}}};
    demand.rows = {row_of(2, 40, -1, 0)};
    const auto arrivals = make_arrivals(demand, Draws{8});
    check_groups(arrivals);
    for (const Arrival& a : arrivals) {
        CHECK_FALSE(a.can_use.stairs);
        CHECK(a.can_use.escalators);
        CHECK(a.can_use.clear_width_m() == Approx(0.8));
        CHECK(a.class_row == (a.group_place == 0 ? 0 : 2));
    }
    const RowPeople people = people_of(demand, demand.rows[0]);
    CHECK(people.deciders == std::vector<int>{0});
    CHECK(people.can_use.size() == 2);  // the last group may be only a part of one
}

TEST_CASE("who is drawn for a group does not depend on other rows", "[demand]") {
    DemandDef one = two_classes(), two = one;
    one.mixes = two.mixes = {{{0, 1}, {0.5, 0.5}}};
    one.rows = {row_of(7, 300, 0, -1)};
    two.rows = {row_of(2, 100, 0, -1), row_of(7, 300, 0, -1)};
    std::vector<Arrival> alone = make_arrivals(one, Draws{3}), beside;
    for (const Arrival& a : make_arrivals(two, Draws{3})) {
        if (a.row == 1) beside.push_back(a);
    }
    REQUIRE(alone.size() == beside.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(alone[i].person == beside[i].person);
        CHECK(alone[i].class_row == beside[i].class_row);
        CHECK(alone[i].group_size == beside[i].group_size);
    }
}

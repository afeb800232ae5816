#include "demand/arrivals.h"

#include <algorithm>

#include "base/fault.h"

namespace tidegate {
namespace {

// A person's key for draws: demand line and number in it, so that other rows never shift them.
std::uint64_t person_key(int line, int nth) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(line)) << 32) |
           static_cast<std::uint32_t>(nth);
}

// The place in `weights` that u in (0, 1) falls on.
std::size_t pick(const std::vector<double>& weights, double u) {
    double sum = 0;
    for (const double w : weights) sum += w;
    double rest = u * sum;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0) continue;
        last = i;
        rest -= weights[i];
        if (rest < 0) break;
    }
    return last;
}

// How the people of one row are dealt out.
struct Dealer {
    const DemandDef& demand;
    const DemandRow& row;
    const Draws& draws;
    std::vector<int> classes{0};
    std::vector<double> shares{1};    ///< of people
    std::vector<double> deciding{1};  ///< of those who decide: classes in large groups have fewer of them

    const GroupDef* group() const {
        return row.group < 0 ? nullptr : &demand.groups[std::size_t(row.group)];
    }
    int class_of(std::uint64_t person, const std::vector<double>& weights) const {
        if (classes.size() == 1) return classes.front();
        return classes[pick(weights, draws.uniform(Purpose::person_class, person))];
    }
    int size_by(const std::vector<double>& sizes, std::uint64_t person) const {
        if (sizes.empty()) return 1;
        return 1 + static_cast<int>(pick(sizes, draws.uniform(Purpose::group_size, person)));
    }
};

Dealer make_dealer(const DemandDef& demand, const DemandRow& row, const Draws& draws) {
    Dealer dealer{demand, row, draws};
    if (row.mix >= 0) {
        const MixDef& mix = demand.mixes[std::size_t(row.mix)];
        dealer.classes = mix.classes;
        dealer.shares = dealer.deciding = mix.shares;
    }
    for (std::size_t c = 0; c < dealer.classes.size(); ++c) {
        const auto class_row = std::size_t(dealer.classes[c]);
        dealer.deciding[c] /= mean_group_size(demand.class_at(class_row).group_sizes);
    }
    return dealer;
}

// The classes of the group that begins with number `nth` of the row, at most as many as are left. Groups by a
// row's own law are mixed like the row; those by a class's law are of that class.
void deal_group(const Dealer& dealer, int nth, std::vector<int>& classes) {
    const std::uint64_t first = person_key(dealer.row.id(), nth);
    const GroupDef* group = dealer.group();
    classes.clear();
    if (group != nullptr && !group->members.empty()) {
        classes = group->members;
    } else if (group != nullptr) {
        const int size = dealer.size_by(group->sizes, first);
        for (int m = 0; m < size; ++m) {
            const std::uint64_t person = person_key(dealer.row.id(), nth + m);
            classes.push_back(dealer.class_of(person, dealer.shares));
        }
    } else {
        const int by = dealer.class_of(first, dealer.deciding);
        const PopulationDef& of = dealer.demand.class_at(std::size_t(by));
        classes.assign(std::size_t(dealer.size_by(of.group_sizes, first)), by);
    }
    const auto left = static_cast<std::size_t>(dealer.row.count - nth);
    if (classes.size() > left) classes.resize(left);
}

void deal_row(const Dealer& dealer, std::size_t row, std::vector<Arrival>& arrivals) {
    const DemandRow& def = dealer.row;
    std::vector<int> classes;
    for (int nth = 0; nth < def.count; nth += static_cast<int>(classes.size())) {
        deal_group(dealer, nth, classes);
        const auto size = static_cast<double>(classes.size());
        const double share = def.law == ArrivalLaw::even
                                 ? (nth + 0.5 * size) / def.count
                                 : dealer.draws.uniform(Purpose::arrival_time, person_key(def.id(), nth));
        Abilities all;
        for (const int c : classes) all = all & dealer.demand.class_at(std::size_t(c)).can_use;
        for (std::size_t m = 0; m < classes.size(); ++m) {
            Arrival a;
            a.person = person_key(def.id(), nth + static_cast<int>(m));
            a.class_row = static_cast<std::uint8_t>(classes[m]);
            a.due = def.from + (def.to - def.from) * share;
            a.row = static_cast<std::int32_t>(row);
            a.group_size = static_cast<std::uint8_t>(classes.size());
            a.group_place = static_cast<std::uint8_t>(m);
            a.can_use = all;
            arrivals.push_back(a);
        }
    }
}

// Where a scene says how exactly somebody is; nullptr where that is drawn.
const SpotDef* spot_of(const DemandDef& demand, const Arrival& arrival) {
    const DemandRow& row = demand.rows[std::size_t(arrival.row)];
    return row.origin_kind == OriginKind::spot ? &demand.spots[std::size_t(row.origin)] : nullptr;
}

template <class T>
void add_once(std::vector<T>& list, const T& item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

float free_speed_of(const DemandDef& demand, const Arrival& a, const Draws& draws) {
    const SpotDef* spot = spot_of(demand, a);
    if (spot != nullptr && spot->free_speed_m_s > 0) return static_cast<float>(spot->free_speed_m_s);
    return static_cast<float>(draw_free_speed(demand.class_at(a.class_row), draws, a.person));
}

float body_radius_of(const DemandDef& demand, const Arrival& a, const Draws& draws) {
    const SpotDef* spot = spot_of(demand, a);
    if (spot != nullptr && spot->body_radius_m > 0) return static_cast<float>(spot->body_radius_m);
    return static_cast<float>(draw_body_radius(demand.class_at(a.class_row), draws, a.person));
}

double luggage_share_of(const DemandDef& demand, const std::vector<Arrival>& arrivals, const Draws& draws) {
    if (arrivals.empty()) return 0;
    const auto carriers = std::count_if(arrivals.begin(), arrivals.end(), [&](const Arrival& a) {
        return has_luggage(demand.class_at(a.class_row), draws, a.person);
    });
    return static_cast<double>(carriers) / static_cast<double>(arrivals.size());
}

double mean_group_size(const std::vector<double>& sizes) {
    double sum = 0, people = 0;
    for (std::size_t k = 0; k < sizes.size(); ++k) {
        sum += sizes[k];
        people += static_cast<double>(k + 1) * sizes[k];
    }
    return sum > 0 ? people / sum : 1;
}

std::vector<Arrival> make_arrivals(const DemandDef& demand, const Draws& draws) {
    static_assert(sizeof(Arrival) == 24);
    promise(demand.class_count() <= 256, "more classes of people than a byte can tell apart");
    std::vector<Arrival> arrivals;
    std::size_t all = 0;
    for (const DemandRow& row : demand.rows) all += static_cast<std::size_t>(std::max(0, row.count));
    arrivals.reserve(all);
    for (std::size_t r = 0; r < demand.rows.size(); ++r) {
        const DemandRow& row = demand.rows[r];
        promise(row.origin_kind != OriginKind::spot || row.count <= 1, "a spot is one person's");
        deal_row(make_dealer(demand, row, draws), r, arrivals);
    }
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const Arrival& a, const Arrival& b) { return a.due < b.due; });
    return arrivals;
}

RowPeople people_of(const DemandDef& demand, const DemandRow& row) {
    const std::vector<int> all{0};
    const GroupDef* group = row.group < 0 ? nullptr : &demand.groups[std::size_t(row.group)];
    const bool is_composed = group != nullptr && !group->members.empty();
    const std::vector<int>& classes = is_composed   ? group->members
                                      : row.mix < 0 ? all
                                                    : demand.mixes[std::size_t(row.mix)].classes;
    RowPeople people;
    const auto can_use = [&](int c) { return demand.class_at(std::size_t(c)).can_use; };
    if (is_composed) {
        // The last group may be a part of one, from its first member on.
        Abilities together;
        people.deciders = {classes.front()};
        for (const int c : classes) {
            together = together & can_use(c);
            add_once(people.can_use, together);
        }
        return people;
    }
    for (const int c : classes) {
        add_once(people.deciders, c);
        add_once(people.can_use, can_use(c));
    }
    if (group == nullptr) return people;
    // Members are drawn one by one: what any of them can use together.
    for (std::size_t i = 0; i < people.can_use.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const Abilities together = people.can_use[i] & people.can_use[k];
            add_once(people.can_use, together);
        }
    }
    return people;
}

}  // namespace tidegate

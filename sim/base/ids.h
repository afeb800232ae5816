#pragma once
#include <cstdint>
#include <functional>

namespace tidegate {

/// A typed row number: which row of which table. Row -1 means "none".
template <class Tag>
struct Id {
    std::int32_t row = -1;

    constexpr bool is_valid() const { return row >= 0; }
    constexpr std::size_t index() const { return static_cast<std::size_t>(row); }
    constexpr auto operator<=>(const Id&) const = default;
};

using LevelId = Id<struct LevelTag>;
using AreaId = Id<struct AreaTag>;
using OpeningId = Id<struct OpeningTag>;
using ConnectorId = Id<struct ConnectorTag>;
using FacilityId = Id<struct FacilityTag>;
using EntranceId = Id<struct EntranceTag>;
using ExitId = Id<struct ExitTag>;
using PlatformId = Id<struct PlatformTag>;
using ServiceId = Id<struct ServiceTag>;
using AgentId = Id<struct AgentTag>;
using PortalId = Id<struct PortalTag>;
using ZoneId = Id<struct ZoneTag>;
using DestinationId = Id<struct DestinationTag>;
using ObservableId = Id<struct ObservableTag>;
using RuleId = Id<struct RuleTag>;
using MeasureId = Id<struct MeasureTag>;

/// Makes the id of row `row` of a table.
template <class IdType>
constexpr IdType id_of(std::size_t row) {
    return IdType{static_cast<std::int32_t>(row)};
}

}  // namespace tidegate

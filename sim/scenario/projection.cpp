#include "scenario/projection.h"

#include <fmt/core.h>
#include <proj.h>

#include "base/fault.h"

namespace tidegate {
namespace {

PJ* get(const std::shared_ptr<void>& transform) { return static_cast<PJ*>(transform.get()); }

}  // namespace

Projection::Projection(Vec2 middle_degrees) {
    const std::string pipeline =
        fmt::format("+proj=aeqd +lon_0={:.9f} +lat_0={:.9f} +ellps=WGS84 +units=m",
                    middle_degrees.x, middle_degrees.y);
    PJ* transform = proj_create(PJ_DEFAULT_CTX, pipeline.c_str());
    promise(transform != nullptr, "PROJ cannot make an azimuthal equidistant projection");
    transform_ =
        std::shared_ptr<void>(transform, [](void* p) { proj_destroy(static_cast<PJ*>(p)); });
}

Vec2 Projection::to_local(Vec2 in_file) const {
    if (is_local()) return in_file;
    const PJ_COORD from = proj_coord(proj_torad(in_file.x), proj_torad(in_file.y), 0, 0);
    const PJ_COORD to = proj_trans(get(transform_), PJ_FWD, from);
    return {to.xy.x, to.xy.y};
}

Vec2 Projection::to_file(Vec2 local) const {
    if (is_local()) return local;
    const PJ_COORD to = proj_trans(get(transform_), PJ_INV, proj_coord(local.x, local.y, 0, 0));
    return {proj_todeg(to.lp.lam), proj_todeg(to.lp.phi)};
}

}  // namespace tidegate

#pragma once
#include <vector>

#include "viz/scene/actions.h"

namespace tidegate::viz {

/// Earlier views to go back to. Time and playing are not part of it: scrubbing is its own undo.
/// A drag or a turn of the wheel is one step, however many frames it lasted.
class UndoStack {
public:
    /// Notes the view before actions are applied, when they change what can be undone.
    void note(const ViewState& before, const Actions& actions);
    /// Puts the view before the last change back, at its present time; false: there is none.
    bool undo(ViewState& view);
    bool redo(ViewState& view);

private:
    std::vector<ViewState> before_, after_;
    std::size_t last_kind_ = 0;
    bool is_running_ = false;  ///< the last frame changed the same thing
};

}  // namespace tidegate::viz

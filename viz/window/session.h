#pragma once
#include <memory>
#include <string>
#include <vector>

#include "viz/data/offers.h"
#include "viz/scene/undo.h"
#include "viz/stage/stage.h"
#include "viz/window/desk_work.h"
#include "viz/window/viewer.h"

namespace tidegate::viz {

class Typefaces;

/// All that a window shows and remembers, without the window: which runs are open, the view of them, what was asked for.
class Session {
public:
    /// Opens the runs of `start`. Characters that will be shown are noted in `typefaces`.
    Session(ViewerStart start, Typefaces& typefaces);

    const ViewState& view() const { return view_; }
    Stage* stage() { return stage_.get(); }  ///< null: the start page
    const std::vector<Offer>& offers() const { return offers_; }
    const Desk& desk() const { return work_.desk(); }
    bool wants_close() const { return wants_close_; }
    std::string title() const;
    /// Size of the window when it opens, and what is remembered of it [px].
    const Settings& settings() const { return start_.settings; }

    /// A sentence for the user.
    void say(Word word);
    /// Opens one recording or compares two, as a drop on the window does; none: the start page. What cannot be shown is
    /// told in a sentence, and what was shown before stays.
    void open(const std::vector<std::string>& paths);
    /// Moves the clock by `passed_s`, looks at `now_s` whether files have grown, and follows the passenger.
    void go_on(double now_s, double passed_s);
    /// Does what panels and keys have asked for.
    void perform(const Actions& actions);
    /// Writes down what the next start shall find as it is now; does nothing if nothing has changed.
    void remember_all(int window_width, int window_height);

private:
    void perform_outside(const Action& action);
    ViewState view_of_new() const;
    void take(std::unique_ptr<Stage> opened, ViewState view, const std::vector<std::string>& paths);
    void offer();

    ViewerStart start_;
    Settings remembered_;
    Typefaces& typefaces_;
    ViewState view_;
    DeskWork work_;
    UndoStack undo_;
    std::vector<Offer> offers_;
    std::unique_ptr<Stage> stage_;
    bool has_opened_ = false;
    bool wants_close_ = false;
};

}  // namespace tidegate::viz

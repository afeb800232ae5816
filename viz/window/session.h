#pragma once
#include <cstdint>
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

/// How the picture changes by itself: not at all, now and then, all the time.
enum class Pace : std::uint8_t { still, slow, fluent };

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
    /// Opens one recording or compares two, as a drop on the window does; a table (.csv) among them is the log of a drill
    /// and laid over what is shown; none: the start page. What cannot be shown is told in a sentence, and what was shown
    /// before stays.
    void open(const std::vector<std::string>& paths);
    /// Moves the clock by `passed_s`, looks at `now_s` whether files have grown, and follows the passenger.
    /// True when that gives something new to show.
    bool go_on(double now_s, double passed_s);
    Pace pace() const;
    /// Does what panels and keys have asked for.
    void perform(const Actions& actions);
    /// Writes down what the next start shall find as it is now; does nothing if nothing has changed.
    void remember_all(int window_width, int window_height);

private:
    void perform_outside(const Action& action);
    bool complain_of(RunPlayer& player);
    ViewState view_of_new() const;
    void take(std::unique_ptr<Stage> opened, ViewState view, const std::vector<std::string>& paths);
    void open_runs(const std::vector<std::string>& paths);
    void lay_over(const std::string& log);
    void offer();
    void simulate(const Simulate& example);
    /// Opens an example that is being simulated as soon as there is something to see. True when there is news.
    bool look_at_simulation();

    ViewerStart start_;
    Settings remembered_;
    Typefaces& typefaces_;
    ViewState view_;
    DeskWork work_;
    UndoStack undo_;
    std::vector<Offer> offers_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<SideJob> simulation_;  ///< of an example
    bool is_awaited_ = false;              ///< nothing of it has been shown yet
    bool has_opened_ = false;
    bool wants_close_ = false;
};

}  // namespace tidegate::viz

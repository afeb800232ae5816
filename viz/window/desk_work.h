#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "viz/panels/desk.h"
#include "viz/scene/actions.h"
#include "viz/stage/stage.h"
#include "viz/window/side_job.h"

namespace tidegate::viz {

/// Does what is no change of the view: bookmarks, exports, messages.
class DeskWork {
public:
    using ToArguments = std::function<std::vector<std::string>(const ViewState&, const Shown&)>;
    explicit DeskWork(ToArguments to_arguments) : to_arguments_(std::move(to_arguments)) {}

    Desk& desk() { return desk_; }
    const Desk& desk() const { return desk_; }
    /// A sentence to the user, or one about something that failed.
    void say(Sentence sentence);
    void complain(const std::exception& error);

    /// Another stage is shown: its bookmarks, its names.
    void take_stage(Stage& stage, Language language);
    /// Does the action if it is one of its own. What fails is a message.
    void perform(const Action& action, Stage& stage, const ViewState& view);
    /// Looks how far an export is.
    void poll();
    bool is_exporting() const { return job_ != nullptr; }
    /// Texts whose characters are shown.
    std::vector<std::string> texts() const;

private:
    void save(const std::string& run_path);
    /// The command line that shows this.
    std::vector<std::string> words_of(Stage& stage, const ViewState& view) const;
    void start(std::vector<std::string> words, const std::string& output);
    void export_view(Stage& stage, const ViewState& view, const std::string& size, bool is_video);
    void export_chart(Stage& stage, const ViewState& view, const std::string& curve);
    void export_curves(Stage& stage, const ViewState& view);

    Desk desk_;
    ToArguments to_arguments_;
    Language language_ = Language::english;
    std::unique_ptr<SideJob> job_;
};

/// What the desk says of runs when they are opened: their names, bookmarks, and what they lack.
Desk desk_of(Stage& stage, Language language);

}  // namespace tidegate::viz

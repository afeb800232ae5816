#include "viz/data/offers.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "record/run_reader.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

namespace fs = std::filesystem;

namespace {

Word word_of(RunStatus status) {
    if (status == RunStatus::running) return Word::partial_file;
    return status == RunStatus::interrupted ? Word::interrupted : Word::finished;
}

}  // namespace

Offer describe(const std::string& path, Language language) {
    Offer offer{path, {}, {}, true, {}, false};
    try {
        const RunReader reader(path);
        const RunHeader& header = reader.header();
        const auto& times = reader.sample_times();
        const SimTime end = times.empty() ? 0 : times.back();
        offer.title = header.title.empty() ? header.name : header.title;
        std::error_code error;
        const double megabytes = static_cast<double>(fs::file_size(path, error)) / 1e6;
        offer.about = fmt::format("{} – {}  ·  {}  ·  {:.1f} MB", header.calendar.iso(0).substr(0, 16),
                                  header.calendar.clock(end).substr(0, 5), say(word_of(reader.status()), language),
                                  megabytes);
        const auto plan = std::find_if(
            header.manifest.parameters.begin(), header.manifest.parameters.end(),
            [](const auto& pair) { return pair.first == "plan.file"; });
        if (plan != header.manifest.parameters.end()) {
            const bool has_plan = !plan->second.empty();
            offer.about += "  ·  ";
            offer.about += has_plan ? std::string(say(Word::plan, language)) + ": " + plan->second : say(Word::without_plan, language);
        }
    } catch (const std::exception& error) {
        offer.is_good = false;
        offer.about = say(sentence_of(error), language);
    }
    return offer;
}

std::vector<std::string> recordings_at_hand(const std::vector<std::string>& recent,
                                            const std::string& folder) {
    constexpr std::size_t most = 30;
    std::vector<std::string> paths;
    std::error_code error;
    for (const std::string& path : recent) {
        if (fs::is_regular_file(path, error)) paths.push_back(path);
    }
    std::vector<std::pair<fs::file_time_type, std::string>> here;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() != ".h5" || !it->is_regular_file(error)) continue;
        here.emplace_back(it->last_write_time(error), fs::absolute(it->path()).lexically_normal().string());
    }
    std::sort(here.rbegin(), here.rend());
    for (const auto& [time, path] : here) {
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
    }
    if (paths.size() > most) paths.resize(most);
    return paths;
}

namespace {

/// What was interrupted is made anew.
bool is_recorded(const Example& example) {
    try {
        return RunReader(example.recording).status() != RunStatus::interrupted;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

std::vector<Offer> offers_at_hand(const std::vector<std::string>& recent, const std::string& folder,
                                  const std::vector<Example>& examples, Language language) {
    std::vector<Offer> offers;
    for (const std::string& path : recordings_at_hand(recent, folder)) offers.push_back(describe(path, language));
    for (const Example& example : examples) {
        const auto is_it = [&](const Offer& offer) { return offer.path == example.recording; };
        if (is_recorded(example)) {
            if (std::any_of(offers.begin(), offers.end(), is_it)) continue;
            offers.push_back(describe(example.recording, language));
        } else {
            std::erase_if(offers, is_it);
            offers.push_back({example.recording, example.title, say(Word::example_hint, language), true, example.scenario, true});
        }
        offers.back().is_example = true;
    }
    return offers;
}

}  // namespace tidegate::viz

#include "viz/words/sentence.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include "base/whole_file.h"
#include "record/recording_error.h"
#include "record/run_file.h"

namespace tidegate::viz {

namespace {

Word word_of(RecordingFault fault) {
    switch (fault) {
        case RecordingFault::missing: return Word::fault_missing;
        case RecordingFault::no_file: return Word::fault_no_file;
        case RecordingFault::unreadable: return Word::fault_unreadable;
        case RecordingFault::empty: return Word::fault_empty;
        case RecordingFault::not_hdf5: return Word::fault_not_hdf5;
        case RecordingFault::foreign: return Word::fault_foreign;
        case RecordingFault::newer_version: return Word::fault_newer;
        case RecordingFault::older_version: return Word::fault_older;
        case RecordingFault::truncated: return Word::fault_truncated;
        case RecordingFault::damaged: break;
    }
    return Word::fault_damaged;
}

Sentence sentence_of_recording(const RecordingError& error) {
    Sentence sentence{word_of(error.fault()), {error.path()}};
    for (const std::string& detail : error.details()) sentence.parts.push_back(detail);
    const bool is_version = sentence.word == Word::fault_newer || sentence.word == Word::fault_older;
    if (is_version) sentence.parts.push_back(fmt::to_string(run_format_major));
    return sentence;
}

}  // namespace

std::string say(const Sentence& sentence, Language language) {
    if (!sentence.is_any()) return {};
    fmt::dynamic_format_arg_store<fmt::format_context> parts;
    for (const std::string& part : sentence.parts) parts.push_back(part);
    return fmt::vformat(say(sentence.word, language), parts);
}

Sentence sentence_of(const std::exception& error) {
    if (const auto* told = dynamic_cast<const Told*>(&error)) return told->sentence;
    if (const auto* recording = dynamic_cast<const RecordingError*>(&error)) return sentence_of_recording(*recording);
    if (const auto* refused = dynamic_cast<const WriteError*>(&error)) {
        return {Word::cannot_write, {refused->path(), refused->reason()}};
    }
    return {Word::as_said, {error.what()}};
}

}  // namespace tidegate::viz

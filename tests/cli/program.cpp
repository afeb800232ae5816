#include "cli/program.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "batch/process_pool.h"
#include "base/whole_file.h"

namespace tidegate::testing {

namespace fs = std::filesystem;

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "tidegate test XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

std::string Folder::path(const std::string& name) const { return name.empty() ? path_ : path_ + "/" + name; }

void Folder::write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
}

std::string Folder::read(const std::string& name) const { return text_of_file(path(name)); }

namespace {

Answer answer_of_command(const Folder& folder, const std::vector<std::string>& command) {
    Job job;
    job.command = {"/usr/bin/env", "-C", folder.path()};
    job.command.insert(job.command.end(), command.begin(), command.end());
    job.output_path = folder.path(".out");
    job.error_path = folder.path(".err");
    Answer answer;
    run_jobs({&job, 1}, 1, [&](JobEnd end) { answer.exit_code = end.exit_code; return true; },
             [] { return true; });
    answer.out = text_of_file(job.output_path);
    answer.err = text_of_file(job.error_path);
    return answer;
}

}  // namespace

Answer answer_of(const Folder& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {TIDEGATE_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return answer_of_command(folder, command);
}

Answer answer_of_script(const Folder& folder, const std::string& script) {
    return answer_of_command(folder, {"sh", "-c", script, TIDEGATE_PROGRAM});
}

}  // namespace tidegate::testing

#include "batch/process_pool.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <map>
#include <stdexcept>

namespace tidegate {
namespace {

using Clock = std::chrono::steady_clock;

struct Started {
    std::size_t job = 0;
    Clock::time_point at;
};

void redirect(int stream, const char* path, int flags) {
    const int file = open(path, flags, 0666);
    if (file < 0 || dup2(file, stream) < 0) _exit(126);
    close(file);
}

// Between fork and exec only calls that are safe after a fork: everything is allocated before.
pid_t start(const Job& job) {
    std::vector<char*> arguments;
    for (const std::string& word : job.command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error(fmt::format("cannot start a process: {}", strerror(errno)));
    if (child > 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(126);
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, job.output_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, job.error_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

}  // namespace

void run_jobs(std::span<const Job> jobs, int at_a_time, const std::function<bool(JobEnd)>& ended,
              const std::function<bool()>& keep_going) {
    std::map<pid_t, Started> running;
    std::size_t next = 0;
    bool go_on = true;
    while (true) {
        go_on = go_on && keep_going();
        while (go_on && next < jobs.size() && running.size() < static_cast<std::size_t>(at_a_time)) {
            running[start(jobs[next])] = {next, Clock::now()};
            ++next;
        }
        if (running.empty()) return;
        int status = 0;
        const pid_t child = waitpid(-1, &status, 0);
        if (child < 0 && errno == EINTR) continue;
        if (child < 0) throw std::runtime_error(fmt::format("waiting failed: {}", strerror(errno)));
        const auto found = running.find(child);
        if (found == running.end()) continue;
        const Started started = found->second;
        running.erase(found);
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        const std::chrono::duration<double> wall = Clock::now() - started.at;
        go_on = ended({started.job, code, wall.count()}) && go_on;
    }
}

}  // namespace tidegate

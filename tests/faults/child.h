#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string>

namespace tidegate::test {

/// Another process that runs `work(report)`, where report is a file descriptor the parent reads
/// from. It never returns into the test: it exits with 0, or with 1 when `work` throws.
class Child {
public:
    template <class Work>
    explicit Child(Work work) {
        int ends[2] = {-1, -1};
        if (pipe(ends) != 0) throw std::runtime_error("no pipe");
        process_ = fork();
        if (process_ < 0) throw std::runtime_error("no process");
        if (process_ == 0) {
            close(ends[0]);
            int code = 0;
            try {
                work(ends[1]);
            } catch (...) {
                code = 1;
            }
            _exit(code);
        }
        close(ends[1]);
        report_ = ends[0];
    }
    ~Child() {
        end(SIGKILL);
        close(report_);
    }
    Child(const Child&) = delete;

    /// The next byte the child reports; 0 when it has ended.
    char next() {
        char byte = 0;
        return read(report_, &byte, 1) == 1 ? byte : '\0';
    }
    /// Everything the child reports until it ends.
    std::string rest() {
        std::string all;
        for (char byte = next(); byte != '\0'; byte = next()) all += byte;
        return all;
    }
    void kill_hard() { end(SIGKILL); }
    /// Waits for its end; its exit code, or minus the signal that ended it.
    int exit_code() { return end(0); }

private:
    int end(int signal) {
        if (process_ <= 0) return code_;
        if (signal != 0) kill(process_, signal);
        int status = 0;
        waitpid(process_, &status, 0);
        process_ = -1;
        code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
        return code_;
    }

    pid_t process_ = -1;
    int report_ = -1;
    int code_ = 0;
};

/// For use in the child.
inline void report(int to, const std::string& text) {
    if (write(to, text.data(), text.size()) != static_cast<ssize_t>(text.size())) _exit(2);
}

}  // namespace tidegate::test

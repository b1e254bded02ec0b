#pragma once

#include <array>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

/// A program as a process of its own, whose output is read while it runs.
class Program {
public:
    explicit Program(const std::vector<std::string>& command)
    {
        std::array<int, 2> pipe_ends{};
        REQUIRE(pipe2(pipe_ends.data(), O_CLOEXEC) == 0);
        pid_ = fork();
        if (pid_ == 0) {
            start(command, pipe_ends[1]);
        }
        close(pipe_ends[1]);
        out_ = fdopen(pipe_ends[0], "r");
        REQUIRE(pid_ > 0);
        REQUIRE(out_ != nullptr);
    }
    ~Program()
    {
        (void)fclose(out_);
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The next line of standard output, waited for; empty at the end.
    [[nodiscard]] std::string next_line()
    {
        std::string line;
        for (int c = 0; (c = std::fgetc(out_)) != EOF;) {
            line += static_cast<char>(c);
            if (c == '\n') {
                break;
            }
        }
        return line;
    }

    /// The next line that holds `text`, waited for; empty where none does until the end.
    [[nodiscard]] std::string line_with(const std::string& text)
    {
        std::string line = next_line();
        while (!line.empty() && line.find(text) == std::string::npos) {
            line = next_line();
        }
        return line;
    }

    /// As Ctrl-C does.
    void interrupt() const { kill(pid_, SIGINT); }

    /// As a power cut does; it may have ended already.
    void kill_at_once()
    {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

    /// Waits for the end: the rest of the output, and the exit code as a shell gives it.
    [[nodiscard]] RunResult result()
    {
        RunResult result;
        for (std::string line = next_line(); !line.empty(); line = next_line()) {
            result.out += line;
        }
        int status = 0;
        REQUIRE(waitpid(pid_, &status, 0) == pid_);
        pid_ = 0;
        result.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        result.err = read_bytes(folder_ / "err");
        return result;
    }

private:
    [[noreturn]] void start(const std::vector<std::string>& command, int out) const
    {
        std::vector<char*> args;
        args.reserve(command.size() + 1);
        for (const std::string& arg : command) {
            args.push_back(const_cast<char*>(arg.c_str()));
        }
        args.push_back(nullptr);
        const int err = open((folder_ / "err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        execvp(args[0], args.data());
        _exit(127);
    }

    TemporaryFolder folder_;
    pid_t pid_ = 0;
    FILE* out_ = nullptr;
};

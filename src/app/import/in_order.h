// Work that is done side by side and taken as if it had been done one after the other. Every task
// gets a slot in a queue when it is given out; whoever has done it fills the slot; the caller takes
// what stands ready at the head of the queue. The queue's length bounds the memory: while it is
// full, no task is given out. A failure waits in its slot like a result, and so comes in its turn.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace cardlog {

/// Work that is done on several threads and taken in the order in which it was given out. Memory is
/// bounded: a task is given out only when fewer than `ahead` others are in hand or wait for their
/// turn.
template <class Task, class Result>
struct OrderedWork {
    int jobs = 1;           ///< threads, at least one
    std::size_t ahead = 1;  ///< at least one
    /// The next task, none at the end. Called by one thread at a time.
    std::function<std::optional<Task>()> next;
    /// What a thread does with its tasks. Called once on each thread, so that what is returned may
    /// own what cannot be shared.
    std::function<std::function<Result(Task)>()> make_worker;
    /// Takes all results that are there by now, in the order of their tasks. Called on the thread
    /// that runs the work.
    std::function<void(std::vector<Result>)> take;
};

/// Whatever the number of threads, the results are taken as if there were one: an exception of a
/// worker is thrown when it is the turn of its task, after all before it were taken.
template <class Task, class Result>
class OrderedRun {
public:
    explicit OrderedRun(const OrderedWork<Task, Result>& work) : work_(work) {}

    void run()
    {
        working_ = work_.jobs;
        std::vector<std::jthread> threads;
        const AtEnd stopping{*this};  // before the threads are joined
        threads.reserve(static_cast<std::size_t>(work_.jobs));
        for (int i = 0; i < work_.jobs; ++i) {
            threads.emplace_back([this] { work_off(); });
        }
        for (std::vector<Result> ready = wait(); !ready.empty(); ready = wait()) {
            work_.take(std::move(ready));
        }
    }

private:
    using Slot = std::variant<std::monostate, Result, std::exception_ptr>;

    struct Given {
        Task task;
        std::size_t index = 0;
    };

    struct AtEnd {
        OrderedRun& run;
        explicit AtEnd(OrderedRun& of) : run(of) {}
        ~AtEnd()
        {
            const std::lock_guard lock(run.mutex_);
            run.ended_ = true;
            run.changed_.notify_all();
        }
        AtEnd(const AtEnd&) = delete;
        AtEnd& operator=(const AtEnd&) = delete;
    };

    // One thread at a time waits here for room and for the source; the results of the others are
    // taken meanwhile.
    std::optional<Given> give()
    {
        const std::lock_guard source(source_mutex_);
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || slots_.size() < work_.ahead; });
        if (ended_) {
            return std::nullopt;
        }
        lock.unlock();
        std::optional<Task> task;
        Slot slot;
        try {
            task = work_.next();
        } catch (...) {
            slot = std::current_exception();
        }
        lock.lock();
        if (task || slot.index() != 0) {
            slots_.push_back(std::move(slot));
        }
        if (!task) {
            ended_ = true;
            return std::nullopt;
        }
        return Given{*std::move(task), taken_ + slots_.size() - 1};
    }

    void put(std::size_t index, Slot result)
    {
        const std::lock_guard lock(mutex_);
        slots_[index - taken_] = std::move(result);
        changed_.notify_all();
    }

    void work_off()
    {
        std::function<Result(Task)> worker;
        while (std::optional<Given> given = give()) {
            try {
                if (!worker) {
                    worker = work_.make_worker();
                }
                put(given->index, worker(std::move(given->task)));
            } catch (...) {
                put(given->index, std::current_exception());
            }
        }
        const std::lock_guard lock(mutex_);
        --working_;
        changed_.notify_all();
    }

    // The results whose turn it is, at least one; none at the end.
    std::vector<Result> wait()
    {
        const auto has_come = [&] { return !slots_.empty() && slots_.front().index() != 0; };
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return has_come() || (working_ == 0 && slots_.empty()); });
        std::vector<Result> ready;
        while (has_come()) {
            if (const auto* failure = std::get_if<std::exception_ptr>(&slots_.front())) {
                if (ready.empty()) {
                    std::rethrow_exception(*failure);
                }
                break;
            }
            ready.push_back(std::get<Result>(std::move(slots_.front())));
            slots_.pop_front();
            ++taken_;
        }
        changed_.notify_all();
        return ready;
    }

    const OrderedWork<Task, Result>& work_;
    std::mutex source_mutex_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Slot> slots_;  // of the tasks given out and not yet taken, in their order
    std::size_t taken_ = 0;
    int working_ = 0;  // threads
    bool ended_ = false;
};

/// Does the work; returns when every task given out was taken. Throws what a worker throws.
template <class Task, class Result>
void in_order(const OrderedWork<Task, Result>& work)
{
    OrderedRun<Task, Result>(work).run();
}

}  // namespace cardlog

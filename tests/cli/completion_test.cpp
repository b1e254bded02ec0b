// Calls that were completed in the task list of another program.

#include <filesystem>
#include <string>
#include <vector>

#include "app/exchange/todo.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

std::string calendar_with(const std::string& task)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\n" + task +
           "END:VTODO\r\nEND:VCALENDAR\r\n";
}

// The calls of a ledger as files of a task list, which a test then changes.
struct TaskList {
    Ledger ledger;
    fs::path folder = ledger.folder / "vdir";

    TaskList() { CHECK(ledger.run({"export", "vdir", folder.string()}).exit_code == 0); }

    [[nodiscard]] fs::path task(Id contact) const
    {
        return folder / "calls" / (uid_of(ledger.callback(contact)) + ".ics");
    }

    void write(Id contact, const std::string& properties) const
    {
        write_file(task(contact),
                   calendar_with("UID:" + uid_of(ledger.callback(contact)) + "\r\n" + properties));
    }

    [[nodiscard]] RunResult import(std::vector<std::string> options = {}) const
    {
        options.insert(options.end(), {"import", "--ics", folder.string()});
        return ledger.run(options);
    }
};

}  // namespace

TEST_CASE("a call completed in a task list is closed as reached, at the time the task says")
{
    struct Task {
        std::string properties;
        std::string closed_at;  ///< empty: the call stays owed
    };
    const auto task = GENERATE(values<Task>({
        {"STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z\r\n", "2026-11-23T08:15:00Z"},
        {"COMPLETED:20261123T081500Z\r\n", "2026-11-23T08:15:00Z"},
        {"STATUS:COMPLETED\r\n", "2026-11-24T10:00:00Z"},
        {"STATUS:COMPLETED\r\nCOMPLETED:soon\r\n", "2026-11-24T10:00:00Z"},
        {"STATUS:COMPLETED\r\nCOMPLETED:20991231T000000Z\r\n", "2026-11-24T10:00:00Z"},
        {"STATUS:NEEDS-ACTION\r\n", ""},
        {"STATUS:IN-PROCESS\r\nPERCENT-COMPLETE:90\r\n", ""},
        {"STATUS:CANCELLED\r\nCOMPLETED:20261123T081500Z\r\n", ""},
        {"SUMMARY:no status\r\n", ""},
    }));
    CAPTURE(task.properties);
    const TaskList list;
    list.write(list.ledger.overdue, task.properties);
    CHECK(list.import().exit_code == 0);
    const Callback callback = list.ledger.callback(list.ledger.overdue);
    CHECK((callback.closed_at ? to_iso(*callback.closed_at) : "") == task.closed_at);
    CHECK(callback.outcome ==
          (task.closed_at.empty() ? std::nullopt : std::optional(Outcome::reached)));
}

TEST_CASE("completions are summed up, and taken once")
{
    const TaskList list;
    const std::string done = "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z\r\n";
    list.write(list.ledger.overdue, done);
    fs::remove(list.task(list.ledger.later));
    write_file(list.folder / "milk.ics", calendar_with("UID:milk\r\nSTATUS:COMPLETED\r\n"));
    const std::string other = "UID:cardlog-17-call-1\r\n";  // of another store
    write_file(list.folder / "other.ics", calendar_with(other + done));
    const RunResult result = list.import();
    CHECK(result.out == "6 tasks = 1 closed now + 0 closed before + 3 not completed + 2 unknown\n"
                        "A task that is not completed, cancelled or missing closes no call; 4 calls"
                        " are still owed.\n");
    CHECK(result.err.empty());
    CHECK_THAT(list.import().out,
               contains_text("0 closed now + 1 closed before + 3 not completed + 2 unknown"));
    CHECK(list.ledger.callback(list.ledger.overdue).attempts.size() == 1);
    CHECK(json_lines(list.import({"--json"}).out).front() ==
          nlohmann::json::parse(R"({"files": 6, "tasks": 6, "closed": 0, "closed_before": 1,
              "not_completed": 3, "unknown": 2, "failures": [], "callbacks_pending": 4})"));
    CHECK_THAT(list.ledger.run({"undo"}).out, contains_text("taken back: call"));
    CHECK_THAT(list.import().out, contains_text("0 closed now + 1 closed before"));
    CHECK(list.ledger.contact(list.ledger.overdue).callbacks.back().pending());
}

TEST_CASE("a broken calendar is named, and the others are taken")
{
    const TaskList list;
    list.write(list.ledger.overdue, "STATUS:COMPLETED\r\n");
    const std::string half = read_bytes(list.task(list.ledger.soon)).substr(0, 200);
    const auto bytes = GENERATE_COPY(values<std::string>({half, "", "no calendar"}));
    const std::string broken = write_file(list.folder / "calls" / "broken.ics", bytes);
    const RunResult result = list.import();
    CHECK(result.exit_code == 1);
    CHECK(result.err == "cardlog: " + broken +
                            ": is no calendar, or not all of one. "
                            "Have the other program write it again.\n");
    CHECK_THAT(result.out, contains_text("5 tasks = 1 closed now"));
}

TEST_CASE("a task keeps its name when its contact is merged into another")
{
    const TaskList list;
    list.write(list.ledger.overdue, "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z\r\n");
    CHECK(list.ledger
              .run({"merge", std::to_string(list.ledger.soon), std::to_string(list.ledger.overdue)})
              .exit_code == 0);
    CHECK_THAT(list.import().out, contains_text("1 closed now"));
    // who was reached was reached for both promises
    for (const Callback& callback : list.ledger.contact(list.ledger.soon).callbacks) {
        CHECK(callback.outcome == Outcome::reached);
    }
    CHECK(list.ledger.run({"unmerge", std::to_string(list.ledger.overdue)}).exit_code == 0);
}

TEST_CASE("one file of a task list is enough, none is a failure")
{
    const Ledger ledger;
    const std::string file = (ledger.folder / "calls.ics").string();
    CHECK(ledger.run({"export", "ics", file}).exit_code == 0);
    CHECK_THAT(ledger.run({"import", "--ics", file}).out, contains_text("5 tasks = 0 closed now"));
    const RunResult missing = ledger.run({"import", "--ics", file + "x"});
    CHECK(missing.exit_code == 3);
    CHECK_THAT(missing.err, contains_text("calls.icsx: cannot be read"));
    fs::create_directory(ledger.folder / "empty");
    const RunResult empty = ledger.run({"import", "--ics", (ledger.folder / "empty").string()});
    CHECK(empty.exit_code == 3);
    CHECK_THAT(empty.err, contains_text("no calendar files (.ics) in this folder"));
    CHECK(ledger.run({"import", "--ics", file, "photo.jpg"}).exit_code == 2);
}

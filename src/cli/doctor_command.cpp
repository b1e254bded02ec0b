#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/doctor.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

constexpr int topic_columns = 10;
constexpr int name_columns = 12;
constexpr int state_columns = 9;

const char* word_for(Finding::Topic topic)
{
    switch (topic) {
    case Finding::Topic::language: return "language";
    case Finding::Topic::library: return "library";
    case Finding::Topic::format: return "format";
    case Finding::Topic::store: break;
    }
    return "store";
}

const char* word_for(Finding::State state)
{
    switch (state) {
    case Finding::State::works: return "works";
    case Finding::State::missing: return "missing";
    case Finding::State::broken: break;
    }
    return "broken";
}

void print(const Finding& finding, const Session& session)
{
    if (session.json) {
        session.world.out << json_line({{"topic", word_for(finding.topic)},
                                        {"name", finding.name},
                                        {"state", word_for(finding.state)},
                                        {"detail", finding.detail},
                                        {"hint", finding.hint}});
        return;
    }
    session.world.out << fitted(word_for(finding.topic), topic_columns)
                      << fitted(word_for(finding.state), state_columns);
    if (finding.topic == Finding::Topic::store) {
        session.world.out << printable(finding.name) << ": ";
    } else {
        session.world.out << fitted(finding.name, name_columns);
    }
    session.world.out << printable(finding.detail)
                      << (finding.hint.empty() ? "" : "; " + printable(finding.hint)) << '\n';
}

void show_findings(const Session& session)
{
    const std::filesystem::path store = store_path(session);
    const std::vector<Finding> findings = examine(session.languages, store);
    for (const Finding& finding : findings) {
        print(finding, session);
    }
    const auto is = [](Finding::State state) {
        return [state](const Finding& finding) { return finding.state == state; };
    };
    if (std::any_of(findings.begin(), findings.end(), is(Finding::State::broken))) {
        throw Error(ExitCode::store, shell_word(store) + ": the store is broken",
                    "See above how to mend it");
    }
    if (std::any_of(findings.begin(), findings.end(), is(Finding::State::missing))) {
        throw Error(ExitCode::setup, "something is missing", "See above how to mend it");
    }
}

}  // namespace

void add_doctor(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("doctor", "What works here, and how to mend the rest");
    command->footer("Example: cardlog --lang deu+fra doctor");
    command->callback([&session] { show_findings(session); });
}

}  // namespace cardlog

// Everything that --help knows is in the README and has an example. What there is, is found by
// asking the program, so that a command or an option cannot be forgotten.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/cli_run.h"

using namespace cardlog;

namespace {

using Words = std::vector<std::string>;

struct Help {
    Words command;  ///< {} for the program itself, {"batches", "show"}
    Words subcommands;
    std::set<std::string> options;
    std::string example;  ///< empty where there is none
    std::size_t columns;  ///< of its longest line
};

std::string joined(const Words& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::set<std::string> options_in(const std::string& text)
{
    static const std::regex option("--[a-z][a-z-]*");
    std::set<std::string> options;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), option);
         at != std::sregex_iterator(); ++at) {
        options.insert(at->str());
    }
    return options;
}

// A line of the list of options is indented by two spaces and begins with the option's names;
// what excludes it and what it means stands behind.
Help parsed_help(const Words& command, const std::string& text)
{
    static const std::regex option_line("  (?:-h,)?(--[a-z][a-z-]*).*");
    static const std::regex command_line("  ([a-z]+) .*");
    static const std::regex example_line("Example: (cardlog .*)");
    Help help{command, {}, {}, "", 0};
    std::istringstream lines(text);
    std::string heading;
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
        help.columns = std::max(help.columns, line.size());
        if (line.ends_with(":") && !line.starts_with(" ")) {
            heading = line;
        } else if (heading == "Options:" && std::regex_match(line, match, option_line)) {
            help.options.insert(match[1]);
        } else if (heading == "Subcommands:" && std::regex_match(line, match, command_line)) {
            help.subcommands.push_back(match[1]);
        } else if (std::regex_match(line, match, example_line)) {
            help.example = match[1];
        }
    }
    return help;
}

// Of the command and of all below it.
void collect_help(const Words& command, std::vector<Help>& all)
{
    Words args = command;
    args.emplace_back("--help");
    const RunResult result = run_cardlog(args);
    CAPTURE(joined(command));
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    const Help help = parsed_help(command, result.out);
    all.push_back(help);
    for (const std::string& subcommand : help.subcommands) {
        Words below = command;
        below.push_back(subcommand);
        collect_help(below, all);
    }
}

const std::vector<Help>& all_help()
{
    static const std::vector<Help> all = [] {
        std::vector<Help> found;
        collect_help({}, found);
        return found;
    }();
    return all;
}

std::string readme()
{
    std::ifstream file(CARDLOG_SOURCE_DIR "/README.md");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string reference()
{
    const std::string text = readme();
    const auto begin = text.find("### Every command with its options\n");
    REQUIRE(begin != std::string::npos);
    return text.substr(begin, text.find("\n#", begin) - begin);
}

// The synopsis of a command in the README's reference: from the line that begins with it to the
// next line that begins with another, without the examples, which are indented. Empty where there
// is none.
std::string synopsis_of(const Words& command)
{
    const std::string begin = "cardlog " + joined(command) + " ";
    std::istringstream lines(reference());
    std::string synopsis;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(" ")) {
            inside = (line + " ").starts_with(begin);
        }
        if (inside && !line.starts_with("  cardlog ")) {
            synopsis += line + "\n";
        }
    }
    return synopsis;
}

}  // namespace

TEST_CASE("each command explains itself with an example of its own")
{
    CHECK(all_help().size() > 25);
    for (const Help& help : all_help()) {
        CAPTURE(joined(help.command), help.example);
        CHECK(help.options.contains("--help"));
        CHECK_THAT(help.example + " ", contains_text(joined(help.command) + " "));
    }
    CHECK(run_cardlog({"--version"}).out == "cardlog " CARDLOG_TEST_VERSION "\n");
}

TEST_CASE("what a command explains fits a terminal of 80 columns")
{
    for (const Help& help : all_help()) {
        CAPTURE(joined(help.command));
        CHECK(help.columns <= 80);
    }
}

TEST_CASE("the README has each command with its example and all its options, and no other option")
{
    const std::set<std::string> global = all_help().front().options;
    const std::set<std::string> named = options_in(readme());
    CHECK(std::includes(named.begin(), named.end(), global.begin(), global.end()));
    for (const Help& help : all_help()) {
        if (help.command.empty()) {
            continue;
        }
        CAPTURE(joined(help.command));
        CHECK_THAT(reference(), contains_text("\n  " + help.example + "\n"));
        std::set<std::string> options = help.options;
        options.erase("--help");
        CHECK(options_in(synopsis_of(help.command)) == options);
    }
}

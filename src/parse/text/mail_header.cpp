#include "parse/text/mail_header.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "parse/text/lexicon.h"

namespace cardlog {
namespace {

// A header has some five lines: sender, date, recipients, copies, subject.
constexpr std::size_t longest_header = 6;

// "From: Erika Lindner <erika@lindner.example>"
bool has_label(const Segment& segment, WordClass list)
{
    const std::size_t colon = segment.open.find(':');
    return colon != std::string::npos &&
           is_in(list, std::string_view(segment.open).substr(0, colon));
}

bool has_address(const Segment& segment)
{
    return segment.open.find('@') != std::string::npos;
}

// The line of a sender is near, and an address in one of the two.
bool is_in_header(const std::vector<Segment>& segments, std::size_t line)
{
    const std::size_t begin = line - std::min(line, longest_header);
    const std::size_t end = std::min(line + longest_header, segments.size());
    for (std::size_t i = begin; i < end; ++i) {
        if (has_label(segments[i], WordClass::sender_label) &&
            (has_address(segments[i]) || has_address(segments[line]))) {
            return true;
        }
    }
    return false;
}

bool goes_on(const Segment& segment)
{
    return segment.open.ends_with(',') || segment.open.ends_with(';');
}

}  // namespace

void take_recipients(std::vector<Segment>& segments)
{
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!has_label(segments[i], WordClass::recipient_label) || !is_in_header(segments, i)) {
            continue;
        }
        bool more = true;
        while (more) {
            more = goes_on(segments[i]) && i + 1 < segments.size() && has_address(segments[i + 1]);
            take(segments[i], {0, segments[i].open.size()});
            i += more ? 1 : 0;
        }
    }
}

}  // namespace cardlog

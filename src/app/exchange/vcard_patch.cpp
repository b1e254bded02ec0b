// The idea: a vCard is a list of content lines. What cardlog has to say to a file that others write
// to as well is the difference between what it said last and what it says now; applied to the lines
// that are there, it leaves birthdays, portraits and second addresses alone.
#include "app/exchange/vcard_patch.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "app/exchange/vcard.h"
#include "app/people/shown_values.h"
#include "core/ascii.h"
#include "parse/phone/phone.h"

namespace cardlog {
namespace {

using Lines = std::vector<std::string>;

// The content lines without their folding (RFC 6350, 3.2).
Lines lines_of(const std::string& text)
{
    Lines lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        if (!lines.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
            lines.back() += line.substr(1);
        } else if (!line.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

// Where the value begins: behind the first colon that is in no quotation marks.
std::size_t colon_of(const std::string& line)
{
    bool is_quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        is_quoted = line[at] == '"' ? !is_quoted : is_quoted;
        if (line[at] == ':' && !is_quoted) {
            return at;
        }
    }
    return line.size();
}

// In capitals, without its group: "TEL" of "item1.tel;type=cell:1".
std::string name_of(const std::string& line)
{
    const std::string name = upper_ascii(line.substr(0, std::min(line.find(';'), colon_of(line))));
    return name.substr(name.rfind('.') + 1);
}

std::string value_of(const std::string& line)
{
    std::string value;
    for (std::size_t at = colon_of(line) + 1; at < line.size(); ++at) {
        const bool is_escaped = line[at] == '\\' && at + 1 < line.size();
        at += is_escaped ? 1 : 0;
        value += is_escaped && lower_ascii(line[at]) == 'n' ? '\n' : line[at];
    }
    return value;
}

std::string without(const std::string& text, std::string_view begin)
{
    return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

// What makes two properties of one name the same.
std::string key_of_line(const std::string& line, const std::string& region)
{
    const std::string name = name_of(line);
    std::string value = value_of(line);
    if (name == "TEL") {
        std::string number = without(value, "tel:");
        if (const auto extension = number.find(";ext="); extension != std::string::npos) {
            number.replace(extension, 5, " ext. ");
        }
        return name + number_with_extension(phone_from(number, PhoneType::work, region));
    }
    if (name == "EMAIL") {
        return name + lower_ascii(without(value, "mailto:"));
    }
    if (name == "URL" || name == "X-SOCIALPROFILE") {
        value = without(without(lower_ascii(value), "https://"), "http://");
        return name + (value.ends_with('/') ? value.substr(0, value.size() - 1) : value);
    }
    return name + value;
}

// A card has one of each.
bool is_single(const std::string& name)
{
    static constexpr std::array<std::string_view, 8> names{"FN",  "N",   "ORG",     "TITLE",
                                                           "REV", "UID", "VERSION", "PRODID"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool contains(const Lines& lines, const std::string& line)
{
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// Takes out one line that says the same as `line`.
void take_out(Lines& lines, const std::string& line, const std::string& region)
{
    auto found = std::find(lines.begin(), lines.end(), line);
    if (found == lines.end()) {
        const std::string key = key_of_line(line, region);
        found = std::find_if(lines.begin(), lines.end(), [&](const std::string& other) {
            return key_of_line(other, region) == key;
        });
    }
    if (found != lines.end()) {
        lines.erase(found);
    }
}

void put_in(Lines& lines, const std::string& line, const std::string& region)
{
    if (const std::string name = name_of(line); is_single(name)) {
        std::erase_if(lines, [&](const std::string& other) { return name_of(other) == name; });
    }
    const std::string key = key_of_line(line, region);
    const bool is_there = std::any_of(lines.begin(), lines.end(), [&](const std::string& other) {
        return key_of_line(other, region) == key;
    });
    if (!is_there) {
        lines.insert(lines.empty() ? lines.end() : lines.end() - 1, line);  // before END
    }
}

}  // namespace

std::string uid_of_vcard(const std::string& text)
{
    std::string uid;
    int cards = 0;
    for (const std::string& line : lines_of(text)) {
        cards += upper_ascii(line) == "BEGIN:VCARD" ? 1 : 0;
        uid = uid.empty() && name_of(line) == "UID" ? value_of(line) : uid;
    }
    return cards == 1 ? uid : "";
}

bool is_vcard_4(const std::string& text)
{
    return contains(lines_of(text), "VERSION:4.0");
}

std::string patched_vcard(const std::string& text, const std::string& before,
                          const std::string& after, const std::string& region)
{
    if (text == before) {
        return after;
    }
    Lines lines = lines_of(text);
    const Lines old_lines = lines_of(before);
    const Lines new_lines = lines_of(after);
    for (const std::string& line : old_lines) {
        if (!contains(new_lines, line)) {
            take_out(lines, line, region);
        }
    }
    for (const std::string& line : new_lines) {
        if (!contains(old_lines, line) && name_of(line) != "VERSION") {
            put_in(lines, line, region);
        }
    }
    std::string patched;
    for (const std::string& line : lines) {
        patched += vcard_line(line);
    }
    return patched;
}

}  // namespace cardlog

// The idea: physical lines become content lines (unfolded, soft line breaks joined), content lines
// become properties, and what lies between BEGIN and END becomes a card. Nothing here knows what a
// property means. Debian has no library that is kept, reads all three versions and brings less
// than a desktop: belcard reads 4.0 alone, libvformat and libvc are of 2005, Evolution's and KDE's
// come with 50 to 110 packages.

#include "parse/code/vcard.h"

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "parse/code/charset.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// What a name, a number or an address is far shorter than, and a picture is longer.
constexpr std::size_t longest_line = 8192;
constexpr std::size_t most_properties = 1000;
constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_head = 1024;  // the name with its parameters

bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

std::size_t indent_of(std::string_view line)
{
    std::size_t indent = 0;
    while (indent < line.size() && is_space(line[indent])) {
        ++indent;
    }
    return indent;
}

bool says(std::string_view line, std::string_view what)
{
    line.remove_prefix(indent_of(line));
    while (!line.empty() && is_space(line.back())) {
        line.remove_suffix(1);
    }
    return line.size() == what.size() && upper_ascii(std::string(line)) == what;
}

// The lines of a text, whatever ends them.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    bool next(std::string_view& line)
    {
        if (rest_.empty()) {
            return false;
        }
        const std::size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
        line = rest_.substr(0, end);
        const bool two = rest_.substr(end).starts_with("\r\n");
        rest_.remove_prefix(std::min(rest_.size(), end + (two ? 2 : 1)));
        return true;
    }

private:
    std::string_view rest_;
};

// Where the value begins: behind the first colon that is in no quotation marks.
std::size_t colon_of(std::string_view line)
{
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        quoted = line[i] == '"' ? !quoted : quoted;
        if (line[i] == ':' && !quoted) {
            return i;
        }
    }
    // A quotation mark that nothing closes is a letter.
    return line.find(':');
}

bool is_quoted_printable(std::string_view line)
{
    line = line.substr(0, longest_head);
    return upper_ascii(std::string(line.substr(0, colon_of(line)))).find("QUOTED-PRINTABLE") !=
           std::string::npos;
}

int hex_value(char c)
{
    return is_digit(c)            ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

// RFC 2045, 6.7; what is no code stays.
std::string from_quoted_printable(std::string_view text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (text[i] == '=' && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

struct Parameters {
    std::vector<std::string> types;
    std::string charset;
    bool is_encoded = false;  ///< in base64: a picture, a key
};

std::vector<std::string> split_outside_quotes(std::string_view text, char separator)
{
    std::vector<std::string> pieces(1);
    bool quoted = false;
    for (const char c : text) {
        quoted = c == '"' ? !quoted : quoted;
        if (c == separator && !quoted) {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    return pieces;
}

void add_parameter(Parameters& parameters, const std::string& written)
{
    const std::string text = upper_ascii(written);
    const std::size_t equals = text.find('=');
    const std::string key = equals == std::string::npos ? "" : text.substr(0, equals);
    const std::string value = text.substr(equals + 1);  // the whole where it has no name
    if (key == "CHARSET") {
        parameters.charset = value;
    } else if (value == "B" || value == "BASE64") {
        parameters.is_encoded = true;
    } else if (key.empty() || key == "TYPE" || key == "X-SERVICE-TYPE" || key == "SERVICE-TYPE") {
        for (std::string& type : split(value, "\", ")) {
            parameters.types.push_back(std::move(type));
        }
    }
}

// What stands between separators without a backslash, unescaped.
std::vector<std::string> pieces_of(std::string_view value, char separator)
{
    std::vector<std::string> pieces(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            ++i;
            pieces.back() += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
        } else if (value[i] == separator) {
            pieces.emplace_back();
        } else {
            pieces.back() += value[i];
        }
    }
    return pieces;
}

void add_property(Properties& properties, std::string_view line)
{
    const std::size_t colon = colon_of(line);
    if (colon == std::string_view::npos || colon == 0 || properties.size() >= most_properties) {
        return;
    }
    const std::vector<std::string> head = split_outside_quotes(line.substr(0, colon), ';');
    Parameters parameters;
    for (std::size_t i = 1; i < head.size(); ++i) {
        add_parameter(parameters, head[i]);
    }
    if (parameters.is_encoded) {
        return;
    }
    const std::string_view written = line.substr(colon + 1);
    // A code's or a mail's text has been brought to UTF-8 already, whatever its lines say.
    const std::string value =
        is_quoted_printable(line) ? utf8_from(from_quoted_printable(written), parameters.charset)
        : is_utf8(written) && upper_ascii(parameters.charset).find("2022") == std::string::npos
            ? std::string(written)
            : utf8_from(written, parameters.charset);
    const std::string name = upper_ascii(head[0]);
    const std::size_t dot = name.rfind('.');
    properties.push_back({dot == std::string::npos ? "" : name.substr(0, dot), name.substr(dot + 1),
                          std::move(parameters.types), pieces_of(value, ';'),
                          pieces_of(value, ',')});
}

// An Apple label ("item1.X-ABLabel:Fax") says of what type its group's property is.
void give_labels(Properties& properties)
{
    for (const Property& label : properties) {
        if (label.name != "X-ABLABEL" || label.group.empty()) {
            continue;
        }
        for (Property& property : properties) {
            if (property.group == label.group && &property != &label) {
                property.types.push_back(upper_ascii(label.parts.front()));
            }
        }
    }
}

// Reads the lines of a text and hands over its cards.
class Reader {
public:
    explicit Reader(const std::function<bool(const Properties&)>& take) : take_(take) {}

    [[nodiscard]] bool wants_more() const { return wants_more_; }

    void read(std::string_view line)
    {
        if (says(line, "BEGIN:VCARD")) {
            end_line();
            begin_card(line);
            return;
        }
        line.remove_prefix(std::min(indent_of(line), indent_));
        if (has_soft_break()) {
            line_.pop_back();
            append(line);
        } else if (!line.empty() && is_space(line.front())) {
            // RFC 6350, 3.2; version 2.1 folds between words and keeps the blank.
            append(line.substr(is_2_1_ ? 0 : 1));
        } else {
            end_line();
            line_ = line.substr(0, longest_line);
        }
    }

    void end()
    {
        end_line();
        end_card();
    }

private:
    bool has_soft_break()
    {
        is_encoded_ = line_.ends_with('=') && (is_encoded_ || is_quoted_printable(line_));
        return is_encoded_;
    }

    void append(std::string_view more)
    {
        line_.append(more.substr(0, longest_line - std::min(longest_line, line_.size())));
    }

    void end_line()
    {
        const std::string line = std::exchange(line_, {});
        const std::string start = upper_ascii(line.substr(0, longest_name));
        if (says(line, "END:VCARD") && depth_ > 1) {
            --depth_;
        } else if (says(line, "END:VCARD")) {
            end_card();
        } else if (depth_ == 1) {
            is_2_1_ = is_2_1_ || start.starts_with("VERSION:2.1");
            is_agent_ = start == "AGENT:";
            depth_ += start == "AGENT:BEGIN:VCARD" ? 1 : 0;
            add_property(card_, line);
        }
    }

    // A card within a card is its AGENT (RFC 2426, 3.5.4); else the one before has lost its end.
    void begin_card(std::string_view line)
    {
        if (depth_ > 1 || (depth_ == 1 && is_agent_)) {
            ++depth_;
            return;
        }
        end_card();
        depth_ = 1;
        indent_ = indent_of(line);
        is_2_1_ = false;
        is_agent_ = false;
    }

    void end_card()
    {
        if (depth_ > 0) {
            give_labels(card_);
            wants_more_ = wants_more_ && take_(card_);
        }
        card_.clear();
        depth_ = 0;
    }

    const std::function<bool(const Properties&)>& take_;
    Properties card_;
    std::string line_;
    std::size_t indent_ = 0;  ///< of a card pasted from a text
    int depth_ = 0;           ///< of cards within cards; 0: outside of all
    bool is_2_1_ = false;
    bool is_agent_ = false;
    bool is_encoded_ = false;  ///< the line is quoted-printable and goes on
    bool wants_more_ = true;
};

}  // namespace

bool has_vcard(std::string_view text)
{
    std::string_view line;
    for (Lines lines(text); lines.next(line);) {
        if (says(line, "BEGIN:VCARD")) {
            return true;
        }
    }
    return false;
}

void for_each_vcard(std::string_view text, const std::function<bool(const Properties&)>& take)
{
    Reader reader(take);
    std::string_view line;
    for (Lines lines(text); reader.wants_more() && lines.next(line);) {
        reader.read(line);
    }
    reader.end();
}

}  // namespace cardlog

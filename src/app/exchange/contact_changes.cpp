#include "app/exchange/contact_changes.h"

#include <algorithm>

#include "app/people/shown_values.h"
#include "core/ascii.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "core/merge.h"

namespace cardlog {
namespace {

using Texts = std::vector<std::string>;

bool contains(const Texts& texts, const std::string& text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// What makes two values of a list the same: an address in any letters, a link with or without its
// scheme, a number in any spelling.
std::string key_of(const Field& field)
{
    std::string key = lower_ascii(field.value);
    for (const char* scheme : {"https://", "http://"}) {
        key = key.starts_with(scheme) ? key.substr(std::string(scheme).size()) : key;
    }
    return key.ends_with('/') ? key.substr(0, key.size() - 1) : key;
}

std::string key_of(const Phone& phone)
{
    return number_with_extension(phone);
}

template <class Value>
Texts keys_of(const std::vector<Value>& values)
{
    Texts keys;
    for (const Value& value : values) {
        keys.push_back(key_of(value));
    }
    return keys;
}

template <class Value>
Texts sorted_keys(const std::vector<Value>& values)
{
    Texts keys = keys_of(values);
    std::sort(keys.begin(), keys.end());
    return keys;
}

template <class Value>
Texts sorted_keys(const std::optional<Value>& value)
{
    return texts_of(value);
}

void make_typed(Evidence& evidence, const std::string& text)
{
    evidence = {text, 1, false, {}};
}

// Makes the changes of one field, by the kind of its value.
class Changes {
public:
    explicit Changes(Prefer prefer) : prefer_(prefer) {}

    [[nodiscard]] std::vector<Conflict> take_conflicts() { return std::move(conflicts_); }

    template <class Value>
    void make(const std::string& /*name*/, SaidBy /*said_by*/, std::vector<Value>& now,
              const std::vector<Value>& here, const std::vector<Value>* agreed,
              const std::vector<Value>& there)
    {
        const Texts here_keys = keys_of(here);
        const Texts there_keys = keys_of(there);
        const Texts agreed_keys = agreed == nullptr ? Texts{} : keys_of(*agreed);
        std::erase_if(now, [&](const Value& value) {
            return contains(agreed_keys, key_of(value)) && !contains(there_keys, key_of(value));
        });
        for (const Value& value : there) {
            const std::string key = key_of(value);
            if (!contains(agreed_keys, key) && !contains(here_keys, key)) {
                now.push_back(value);
                make_typed(now.back().evidence, text_of(value));
            }
        }
    }

    template <class Value>
    void make(const std::string& name, SaidBy said_by, std::optional<Value>& now,
              const std::optional<Value>& here, const std::optional<Value>* agreed,
              const std::optional<Value>& there)
    {
        if constexpr (std::is_same_v<Value, Field>) {
            if (said_by == SaidBy::person) {
                make_lines(now, here, agreed, there);
                return;
            }
        }
        const std::string ours = text_of(here);
        const std::string theirs = text_of(there);
        const bool only_there = agreed == nullptr ? ours.empty() : ours == text_of(*agreed);
        const bool is_changed =
            ours != theirs && (agreed == nullptr ? !theirs.empty() : theirs != text_of(*agreed));
        if (!is_changed || (!only_there && prefer_ == Prefer::here)) {
            return;
        }
        if (!only_there && prefer_ == Prefer::neither) {
            conflicts_.push_back({name, ours, theirs});
            return;
        }
        now = there;
        if (now) {
            make_typed(now->evidence, theirs);
        }
    }

private:
    // A person's own words are never replaced: lines come and go.
    static void make_lines(std::optional<Field>& now, const std::optional<Field>& here,
                           const std::optional<Field>* agreed, const std::optional<Field>& there)
    {
        const Texts there_lines = lines_of(there);
        const Texts agreed_lines = agreed == nullptr ? Texts{} : lines_of(*agreed);
        const Texts here_lines = lines_of(here);
        Texts lines = lines_of(now);
        const Texts before = lines;
        std::erase_if(lines, [&](const std::string& line) {
            return contains(agreed_lines, line) && !contains(there_lines, line);
        });
        for (const std::string& line : there_lines) {
            if (!is_blank(line) && !contains(agreed_lines, line) && !contains(here_lines, line)) {
                lines.push_back(line);
            }
        }
        if (lines == before) {
            return;
        }
        std::string text;
        for (const std::string& line : lines) {
            text += (text.empty() ? "" : "\n") + line;
        }
        now = text.empty() ? std::nullopt : std::optional(Field{text, {text, 1, false, {}}});
    }

    Prefer prefer_;
    std::vector<Conflict> conflicts_;
};

}  // namespace

ChangedContact with_changes(const Contact& now, const ContactSides& sides, Prefer prefer)
{
    ChangedContact changed{now, {}};
    Changes changes(prefer);
    for_each_field(changed.contact, [&](const auto& field, auto& value) {
        changes.make(field.name, field.said_by, value, sides.here.*field.member,
                     sides.agreed ? &((*sides.agreed).*field.member) : nullptr,
                     sides.there.*field.member);
    });
    changed.conflicts = changes.take_conflicts();
    return changed;
}

bool say_the_same(const Contact& one, const Contact& other)
{
    bool same = true;
    for_each_field(one, [&](const auto& field, const auto& value) {
        same = same && sorted_keys(value) == sorted_keys(other.*field.member);
    });
    return same;
}

}  // namespace cardlog

#include "app/people/people.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/fields.h"
#include "core/merge.h"
#include "parse/internet/domain.h"
#include "parse/parse.h"
#include "parse/text/name.h"
#include "parse/text/search_key.h"
#include "parse/text/unicode.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

enum class Operation { set, add, remove };

// "emails+=a@b.example" in its parts; `text` is the whole for a message.
struct Change {
    std::string field;
    Operation operation = Operation::set;
    std::string value;
    std::string text;
};

Change change_from(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw Error(ExitCode::usage, "\"" + text + "\" is no change",
                    "Write FIELD=VALUE, for example company=\"Horst GmbH\"");
    }
    Change change{text.substr(0, equals), Operation::set,
                  without_blank_ends(text.substr(equals + 1)), text};
    if (change.field.back() == '+' || change.field.back() == '-') {
        change.operation = change.field.back() == '+' ? Operation::add : Operation::remove;
        change.field.pop_back();
    }
    return change;
}

Evidence typed(const std::string& text)
{
    return {text, 1, false, {}};
}

Field typed_text(const std::string& text)
{
    return {text, typed(text)};
}

void set(std::optional<Field>& field, const std::string& text, const std::string& /*region*/)
{
    field = typed_text(text);
}

void set(std::optional<Name>& name, const std::string& text, const std::string& /*region*/)
{
    name = name_from(text);
    name->full = text;  // a person knows how the name is written
    name->evidence = typed(text);
}

// The parts are those that the parser finds; the whole stays as typed.
void set(std::optional<Address>& address, const std::string& text, const std::string& region)
{
    address = parse_contact(from_plain_text(text), {region, {}}).address.value_or(Address{});
    address->text = text;
    address->evidence = typed(text);
}

Phone phone_from_change(const std::string& text, const std::string& region)
{
    const auto colon = text.find(':');
    const std::optional<PhoneType> type =
        colon == std::string::npos ? std::nullopt : phone_type_from(text.substr(0, colon));
    return type ? typed_phone(without_blank_ends(text.substr(colon + 1)), *type, region)
                : typed_phone(text, PhoneType::work, region);
}

// What makes two values of a list the same.
std::string key_of(const Field& field)
{
    return field.value;
}

std::string key_of(const Phone& phone)
{
    return number_with_extension(phone);
}

template <class Value>
void change_list(std::vector<Value>& list, const Change& change,
                 const std::function<Value(const std::string&)>& value_from)
{
    if (change.operation == Operation::set) {
        list.clear();
        if (change.value.empty()) {
            return;
        }
    }
    if (change.value.empty()) {
        throw Error(ExitCode::usage, change.text + ": there is nothing to add or to take away",
                    change.field + "= takes all away");
    }
    const Value value = value_from(change.value);
    const auto same = [&](const Value& other) { return key_of(other) == key_of(value); };
    const bool there = std::any_of(list.begin(), list.end(), same);
    if (change.operation == Operation::remove) {
        if (!there) {
            throw Error(ExitCode::usage,
                        change.text + ": the contact has no such value in " + change.field,
                        "See cardlog show ID");
        }
        std::erase_if(list, same);
    } else if (!there) {
        list.push_back(value);
    }
}

std::optional<std::string> text_or_none(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<Day> typed_day(const Change& change)
{
    if (change.value.empty()) {
        return std::nullopt;
    }
    const std::optional<Day> day = day_from_iso(change.value);
    if (!day) {
        throw Error(ExitCode::usage, change.text + ": \"" + change.value + "\" is not a day",
                    "Write it as YYYY-MM-DD, for example 2026-11-30");
    }
    return day;
}

struct EncounterField {
    const char* name;
    void (*set)(Encounter&, const Change&);
};

constexpr std::array<EncounterField, 4> encounter_fields{{
    {"event", [](auto& met, auto& change) { met.event = text_or_none(change.value); }},
    {"met_on", [](auto& met, auto& change) { met.met_on = typed_day(change); }},
    {"place", [](auto& met, auto& change) { met.place = text_or_none(change.value); }},
    {"talked_about",
     [](auto& met, auto& change) { met.talked_about = text_or_none(change.value); }},
}};

std::string sentence_of_fields()
{
    std::vector<std::string> names = editable_fields();
    const std::string last = names.back();
    names.pop_back();
    return "Fields are " + listed(names) + " and " + last;
}

Error no_such_change(const Change& change)
{
    return {ExitCode::usage, change.text + ": cannot be changed like that", sentence_of_fields()};
}

void require_set(const Change& change)
{
    if (change.operation != Operation::set) {
        throw no_such_change(change);
    }
}

// What edit does to a field, by the kind of its value.
template <class Value>
void apply(const Change& change, std::optional<Value>& value, const std::string& region)
{
    require_set(change);
    value.reset();
    if (!change.value.empty()) {
        set(value, change.value, region);
    }
}

void apply(const Change& change, std::vector<Field>& list, const std::string& /*region*/)
{
    change_list<Field>(list, change, change.field == "emails" ? typed_email : typed_text);
}

void apply(const Change& change, std::vector<Phone>& list, const std::string& region)
{
    change_list<Phone>(list, change,
                       [&](const std::string& text) { return phone_from_change(text, region); });
}

bool apply(const Change& change, Encounter& met)
{
    for (const EncounterField& field : encounter_fields) {
        if (change.field == field.name) {
            require_set(change);
            field.set(met, change);
            return true;
        }
    }
    return false;
}

bool apply(const Change& change, Contact& contact, const std::string& region)
{
    bool is_known = false;
    for_each_field(contact, [&](const auto& field, auto& value) {
        if (change.field == field.name) {
            apply(change, value, region);
            is_known = true;
        }
    });
    return is_known;
}

StoredContact known_contact(const Store& store, Id contact)
{
    std::optional<StoredContact> stored = store.people().contact(contact);
    if (!stored) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + ": there is no such contact",
                    "See cardlog contacts");
    }
    return *std::move(stored);
}

// "Groß" and "GROSS", "Jürgen" and "Juergen" alike.
std::string one_spelling(const std::string& text)
{
    return search_key(fold_german(text));
}

bool have_a_word_in_common(const std::string& one, const std::string& other)
{
    std::istringstream words(one);
    for (std::string word; words >> word;) {
        if (word.size() > 1 && (" " + other + " ").find(" " + word + " ") != std::string::npos) {
            return true;
        }
    }
    return false;
}

// What makes two contacts alike: a key that both have, and how a person would call it.
std::vector<std::pair<std::string, std::string>> likenesses(const ContactSummary& contact)
{
    std::vector<std::pair<std::string, std::string>> keys;
    const std::string name = one_spelling(contact.name);
    const std::string company = one_spelling(contact.company);
    for (const std::string& mail : contact.emails) {
        keys.emplace_back("mail " + lower_ascii(mail), "same e-mail " + mail);
    }
    if (!name.empty()) {
        for (const std::string& phone : contact.phones) {
            std::string key = name;
            key.append(" ").append(phone);
            keys.emplace_back(key, "same name and number " + with_shown_numbers(phone));
        }
        if (!company.empty()) {
            keys.emplace_back("company " + company + "\n" + name, "same name and company");
        }
    }
    if (name.empty() && !company.empty() && !contact.phones.empty()) {
        std::string key = "all " + company;
        for (const auto* list : {&contact.emails, &contact.phones, &contact.websites}) {
            for (const std::string& value : *list) {
                key += "\n" + value;
            }
        }
        keys.emplace_back(key, "same company and numbers, no name");
    }
    return keys;
}

bool are_strangers(const ContactSummary& one, const ContactSummary& other)
{
    return !one.name.empty() && !other.name.empty() &&
           !have_a_word_in_common(one_spelling(one.name), one_spelling(other.name));
}

// What a card says of the firm it is of, each with how a person would call it.
std::map<std::string, std::string> firms_of(const ContactSummary& contact)
{
    std::map<std::string, std::string> firms;
    for (const auto* list : {&contact.emails, &contact.websites}) {
        for (const std::string& text : *list) {
            if (const std::string domain = domain_of(text); domain.find('.') != std::string::npos) {
                firms.emplace("at " + one_spelling(domain), "both are at " + text);
            }
        }
    }
    if (!contact.company.empty()) {
        firms.emplace("of " + one_spelling(contact.company), "both are of " + contact.company);
    }
    return firms;
}

// Empty where nothing says that two cards are of one firm.
std::string firm_of_both(const ContactSummary& one, const ContactSummary& other)
{
    const std::map<std::string, std::string> firms = firms_of(other);
    for (const auto& [firm, words] : firms_of(one)) {
        if (firms.contains(firm)) {
            return words;
        }
    }
    return "";
}

// Contacts of which only one has a name, and whose first cards lay on one picture or on two that
// follow each other in one import; each pair in the order in which the cards were seen.
std::vector<std::pair<const ContactSummary*, const ContactSummary*>>
fronts_and_backs(const std::vector<ContactSummary>& contacts)
{
    std::vector<const ContactSummary*> seen;
    for (const ContactSummary& contact : contacts) {
        if (contact.card) {
            seen.push_back(&contact);
        }
    }
    std::sort(seen.begin(), seen.end(),
              [](const auto* one, const auto* other) { return *one->card < *other->card; });
    std::vector<std::pair<const ContactSummary*, const ContactSummary*>> pairs;
    for (auto front = seen.begin(); front != seen.end(); ++front) {
        for (auto back = front + 1;
             back != seen.end() && (*back)->card->imported_at == (*front)->card->imported_at &&
             (*back)->card->file <= (*front)->card->file + 1;
             ++back) {
            if ((*front)->name.empty() != (*back)->name.empty()) {
                pairs.emplace_back(*front, *back);
            }
        }
    }
    return pairs;
}

bool is_little_read(const ContactSummary& contact)
{
    return contact.name.empty() || (contact.emails.empty() && contact.phones.empty());
}

// Each contact of whom little was read, with the first one whose card looks the same.
std::vector<std::pair<const ContactSummary*, const ContactSummary*>>
look_alikes(const std::vector<ContactSummary>& contacts, const std::vector<CardHash>& hashes)
{
    std::map<Id, const ContactSummary*> by_id;
    for (const ContactSummary& contact : contacts) {
        by_id.emplace(contact.id, &contact);
    }
    std::vector<std::pair<const ContactSummary*, const PictureHash*>> seen;
    for (const CardHash& one : hashes) {
        if (const auto known = by_id.find(one.person); known != by_id.end()) {
            seen.emplace_back(known->second, &one.hash);
        }
    }
    std::vector<std::pair<const ContactSummary*, const ContactSummary*>> pairs;
    for (const auto& seen_once : seen) {
        const ContactSummary* const one = seen_once.first;
        const PictureHash* const hash = seen_once.second;
        if (!is_little_read(*one)) {
            continue;
        }
        const auto alike = std::find_if(seen.begin(), seen.end(), [&](const auto& other) {
            return other.first != one && !are_strangers(*one, *other.first) &&
                   distance_between(*hash, *other.second) <= same_card_distance;
        });
        if (alike != seen.end()) {
            pairs.emplace_back(std::minmax(
                one, alike->first, [](const auto* a, const auto* b) { return a->id < b->id; }));
        }
    }
    return pairs;
}

// Those that share an address, a number or the look of a card with one of `among`, and those.
std::vector<ContactSummary> contacts_near(const Store& store, const std::set<Id>& among,
                                          const std::vector<CardHash>& hashes)
{
    std::set<Id> wanted = among;
    for (const CardHash& one : hashes) {
        if (among.contains(one.person)) {
            for (const CardHash& other : hashes) {
                if (distance_between(one.hash, other.hash) <= same_card_distance) {
                    wanted.insert(other.person);
                }
            }
        }
    }
    return store.people().contacts_near(wanted);
}

// Those of the same name and company, and the contact itself.
std::vector<ContactSummary> namesakes_of(const Store& store, const ContactSummary& contact)
{
    if (contact.name.empty() || contact.company.empty()) {
        return {};
    }
    return store.people().contacts({one_spelling(contact.name + " " + contact.company)});
}

// Where much of the store is new it is read as a whole: in one of 10,000 contacts to look for the
// namesakes of one takes as long as to read eight, and longer in a larger one.
bool is_much_of(const Store& store, const std::set<Id>& among)
{
    constexpr std::size_t read_in_a_search = 8;
    return read_in_a_search * among.size() >=
           static_cast<std::size_t>(store.journal().sums().contacts);
}

// Those that each of `among` may be alike to, by their numbers.
std::vector<ContactSummary> contacts_to_compare(const Store& store, const std::set<Id>& among,
                                                const std::vector<CardHash>& hashes)
{
    std::map<Id, ContactSummary> found;
    const auto add = [&](std::vector<ContactSummary> contacts) {
        for (ContactSummary& contact : contacts) {
            found.emplace(contact.id, std::move(contact));
        }
    };
    if (is_much_of(store, among)) {
        add(store.people().contacts());
    } else {
        const std::vector<ContactSummary> near = contacts_near(store, among, hashes);
        for (const ContactSummary& contact : near) {
            if (among.contains(contact.id)) {
                add(namesakes_of(store, contact));
            }
        }
        add(near);
    }
    std::vector<ContactSummary> contacts;
    contacts.reserve(found.size());
    for (auto& [id, contact] : found) {
        contacts.push_back(std::move(contact));
    }
    return contacts;
}

}  // namespace

std::vector<std::string> editable_fields()
{
    std::vector<std::string> names;
    for_each_field([&](const auto& field) { names.emplace_back(field.name); });
    for (const EncounterField& field : encounter_fields) {
        names.emplace_back(field.name);
    }
    return names;
}

Draft edited(Draft draft, const std::vector<std::string>& changes, const std::string& region)
{
    std::set<std::string> replaced;
    for (const std::string& text : changes) {
        Change change = change_from(text);
        // emails=a emails=b sets both: only the first one empties the list.
        if (is_list(change.field) && change.operation == Operation::set &&
            !replaced.insert(change.field).second) {
            change.operation = Operation::add;
        }
        if (!apply(change, draft.contact, region) && !apply(change, draft.encounter)) {
            throw no_such_change(change);
        }
    }
    return draft;
}

StoredContact edit_contact(Store& store, Id contact, const std::vector<std::string>& changes,
                           const std::string& region, Time now)
{
    const StoredContact before = known_contact(store, contact);
    const Encounter met = before.encounters.empty() ? Encounter{} : before.encounters.back();
    const Draft after = edited({before.contact, met}, changes, region);
    store.people().edit(before.id,
                        {before.contact, after.contact, search_text_of(after.contact),
                         after.encounter == met ? std::nullopt : std::optional(after.encounter)},
                        now);
    return known_contact(store, before.id);
}

StoredContact merge_contacts(Store& store, Id into, Id other, Time now)
{
    const StoredContact first = known_contact(store, into);
    const Contact whole = united(first.contact, known_contact(store, other).contact);
    store.people().merge(into, other, {first.contact, whole, search_text_of(whole), {}}, now);
    return known_contact(store, into);
}

StoredContact unmerge_contact(Store& store, Id contact, Time now)
{
    const Merge merge = store.people().merge_of(contact).value_or(Merge{});
    const Contact whole = merge.into == 0 ? Contact{} : known_contact(store, merge.into).contact;
    const Contact rest = separated(whole, merge.first, merge.second);
    store.people().unmerge(contact, {whole, rest, search_text_of(rest), {}}, now);
    return known_contact(store, contact);
}

std::vector<DuplicatePair> duplicate_pairs(const std::vector<ContactSummary>& contacts,
                                           const std::set<std::pair<Id, Id>>& different,
                                           const std::vector<CardHash>& hashes)
{
    std::set<std::pair<Id, Id>> settled = different;
    std::vector<DuplicatePair> pairs;
    const auto propose = [&](const ContactSummary& first, const ContactSummary& second,
                             const std::string& reason) {
        if (first.id != second.id && settled.insert(std::minmax(first.id, second.id)).second) {
            pairs.push_back({first, second, reason});
        }
    };
    std::map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        for (const auto& [key, reason] : likenesses(contacts[i])) {
            const auto [known, is_new] = first_with.emplace(key, i);
            if (!is_new && !are_strangers(contacts[known->second], contacts[i])) {
                propose(contacts[known->second], contacts[i], reason);
            }
        }
    }
    for (const auto& [front, back] : fronts_and_backs(contacts)) {
        if (const std::string firm = firm_of_both(*front, *back); !firm.empty()) {
            propose(*front, *back, "front and back: " + firm);
        }
    }
    for (const auto& [first, second] : look_alikes(contacts, hashes)) {
        propose(*first, *second, "the cards look the same");
    }
    return pairs;
}

std::vector<DuplicatePair> duplicate_pairs(const Store& store, const std::set<Id>& among)
{
    const std::vector<CardHash> hashes = store.people().card_hashes();
    std::vector<DuplicatePair> pairs = duplicate_pairs(
        among.empty() ? store.people().contacts() : contacts_to_compare(store, among, hashes),
        store.people().different_people(), hashes);
    std::erase_if(pairs, [&](const DuplicatePair& pair) {
        return !among.empty() && !among.contains(pair.first.id) && !among.contains(pair.second.id);
    });
    return pairs;
}

}  // namespace cardlog

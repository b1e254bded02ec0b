#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>

#include "app/people/people.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

// What fits under a thumb.
constexpr std::size_t most_chips = 8;

// Among how many people of the evening its words are looked for.
constexpr std::size_t most_heard = 50;

// Who came with the last import that stored a card, each once, in the order of the cards.
std::vector<Id> people_of_evening(const Store& store)
{
    const std::vector<BatchSummary> batches = store.imports().batches();
    const auto last = std::find_if(batches.begin(), batches.end(), [](const BatchSummary& batch) {
        return batch.cards_written + batch.cards_known > 0;
    });
    std::vector<Id> people;
    std::set<Id> seen = store.imports().set_aside();
    if (last == batches.end()) {
        return people;
    }
    for (const BatchFile& file : store.imports().batch_files(last->id)) {
        const auto known = store.imports().known_file(file.sha256);
        for (const CardAdded& card : known.value_or(FileAdded{}).cards) {
            if (card.contact > 0 && seen.insert(card.contact).second) {
                people.push_back(card.contact);
            }
        }
    }
    return people;
}

// Those that came last.
std::vector<StoredContact> heard_last(const Store& store, const std::vector<Id>& people)
{
    std::vector<StoredContact> heard;
    const auto begin = people.end() - std::ptrdiff_t(std::min(people.size(), most_heard));
    std::transform(begin, people.end(), std::back_inserter(heard), [&](Id person) {
        return store.people().contact(person).value_or(StoredContact{});
    });
    return heard;
}

std::string talked_about(const StoredContact& person)
{
    return person.encounters.empty() ? "" : person.encounters.back().talked_about.value_or("");
}

// This evening's own words, those that came last first.
View chips(const std::vector<StoredContact>& people, const StoredContact& person,
           const std::function<std::vector<std::string>(const StoredContact&)>& words)
{
    const std::vector<std::string> own = words(person);
    std::set<std::string> seen(own.begin(), own.end());
    View chips = View::array();
    std::for_each(people.rbegin(), people.rend(), [&](const StoredContact& other) {
        for (const std::string& word : words(other)) {
            if (chips.size() < most_chips && !word.empty() && seen.insert(word).second) {
                chips.push_back(word);
            }
        }
    });
    return chips;
}

std::vector<std::string> colleagues(const StoredContact& person)
{
    std::vector<std::string> names;
    for (const Referral& referral : person.referrals) {
        names.push_back(referral.to_name);
    }
    return names;
}

View promise_view(const Visit& visit, const std::vector<Id>& evening, std::size_t number)
{
    const StoredContact person =
        visit.store.people().contact(evening[number - 1]).value_or(StoredContact{});
    const std::vector<StoredContact> people = heard_last(visit.store, evening);
    View referrals = View::array();
    for (const Referral& referral : person.referrals) {
        referrals.push_back(call_sentence(referral.to_name, referral.state, visit.language));
    }
    const auto card = std::find_if(person.cards.begin(), person.cards.end(),
                                   [](const StoredCard& one) { return one.has_picture; });
    return {
        {"contact", person.id},
        {"who", who(person.contact, visit.language)},
        {"company", person.contact.name ? text_of(person.contact.company) : ""},
        {"card", card == person.cards.end() ? View(false) : View(card->id)},
        {"number", number},
        {"next", number + 1},
        {"talked_about", talked_about(person)},
        {"topics", chips(people, person,
                         [](const StoredContact& one) { return std::vector{talked_about(one)}; })},
        {"colleagues", chips(people, person, colleagues)},
        {"referrals", referrals}};
}

std::string chosen(const Visit& visit, const std::string& chip, const std::string& typed)
{
    const std::string of_chip = field(visit, chip);
    return without_blank_ends(of_chip.empty() ? field(visit, typed) : of_chip);
}

struct Colleague {
    std::string name;
    std::optional<std::string> mail{};
};

// "Karin Beispiel karin@beispiel.example", or the name alone.
Colleague colleague_from(const std::string& typed)
{
    const std::size_t blank = typed.rfind(' ');
    const std::size_t last = blank == std::string::npos ? 0 : blank + 1;
    if (last == 0 || typed.find('@', last) == std::string::npos) {
        return {typed};
    }
    std::string mail = typed.substr(last);
    std::erase_if(mail, [](char c) { return c == '<' || c == '>'; });
    return {without_blank_ends(typed.substr(0, blank)), mail};
}

Response changed_meanwhile(const Visit& visit, const std::string& back, const std::string& now,
                           const std::string& yours)
{
    const View difference{
        {"label", text(visit.language, "what_was_promised")}, {"now", now}, {"yours", yours}};
    return message_page(visit.language, 409, text(visit.language, "changed_meanwhile"),
                        text(visit.language, "changed_meanwhile_long"), back,
                        {{"differences", View::array({difference})}});
}

}  // namespace

Response show_promises(Visit& visit)
{
    const std::vector<Id> people = people_of_evening(visit.store);
    const auto number = static_cast<std::size_t>(std::max<Id>(visit.id, 1));
    const bool is_there = number <= people.size();
    return page(visit, "promises", text(visit.language, "promises"),
                {{"is_empty", people.empty()},
                 {"is_over", !people.empty() && !is_there},
                 {"position", is_there ? text(visit.language, "card_count",
                                              {{"number", std::to_string(number)},
                                               {"count", std::to_string(people.size())}})
                                       : ""},
                 {"person", is_there ? promise_view(visit, people, number) : View(false)}});
}

Response save_promise(Visit& visit)
{
    const auto person = visit.store.people().contact(number_in(field(visit, "contact")));
    if (!person) {
        throw Error(ExitCode::input, text(visit.language, "failed_no_contact"));
    }
    const std::string topic = chosen(visit, "topic", "talked_about");
    const Id number = std::max<Id>(visit.id, 1);
    const std::string next = "/promises/" + std::to_string(number + 1);
    const std::string colleague = chosen(visit, "colleague", "refer_to");
    const std::string now = talked_about(*person);
    const std::string before = visit.form.contains("before") ? field(visit, "before") : now;
    const bool is_changed = topic != before && topic != now;
    if (is_changed && before != now) {
        return changed_meanwhile(visit, "/promises/" + std::to_string(number), now, topic);
    }
    if (!is_changed && colleague.empty()) {
        return see_other(next);
    }
    if (is_changed) {
        edit_contact(visit.store, person->id, {"talked_about=" + topic}, visit.region,
                     visit.moment.now);
    }
    if (!colleague.empty()) {
        const auto [name, mail] = colleague_from(colleague);
        visit.store.calls().add_referral(person->id, name, mail, visit.moment.now);
    }
    return done(
        visit, next,
        text(visit.language, "done_promise", {{"who", who(person->contact, visit.language)}}));
}

}  // namespace cardlog

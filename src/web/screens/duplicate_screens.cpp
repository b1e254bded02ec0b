#include <algorithm>
#include <array>
#include <string_view>

#include "app/people/people.h"
#include "core/error.h"
#include "core/fields.h"
#include "storage/people/people.h"
#include "web/pages/people_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

struct KnownReason {
    std::string_view words;  // of DuplicatePair, at its beginning
    const char* key = "";
};

constexpr std::array known_reasons{
    KnownReason{"same e-mail ", "same_email"},
    KnownReason{"same name and number ", "same_number"},
    KnownReason{"same name and company", "same_company"},
    KnownReason{"same company and numbers, no name", "same_but_no_name"},
    KnownReason{"front and back: ", "front_and_back"},
    KnownReason{"the cards look the same", "same_look"},
};

// Why two are proposed, in the language of the page.
std::string reason_text(const std::string& reason, Language language)
{
    for (const auto& [words, key] : known_reasons) {
        if (reason.starts_with(words)) {
            return text(language, key, {{"what", reason.substr(words.size())}});
        }
    }
    return reason;
}

View duplicates_view(const Store& store, std::size_t number, Language language)
{
    const std::vector<DuplicatePair> pairs = duplicate_pairs(store);
    if (number > pairs.size()) {
        return {{"position", ""}, {"pair", false}, {"is_over", true}};
    }
    const DuplicatePair& pair = pairs[number - 1];
    const auto first = store.people().contact(pair.first.id);
    const auto second = store.people().contact(pair.second.id);
    return {{"position",
             text(language, "pair_of",
                  {{"number", std::to_string(number)}, {"count", std::to_string(pairs.size())}})},
            {"pair", pair_view(first.value_or(StoredContact{}), second.value_or(StoredContact{}),
                               language)},
            {"reason", reason_text(pair.reason, language)},
            {"number", number},
            {"next", number + 1},
            {"is_over", false}};
}

}  // namespace

// To compare ten thousand people takes as long as a hundred answers.
Response show_duplicates(Visit& visit)
{
    const auto shown = page_of_later(visit, "duplicates", text(visit.language, "duplicates"));
    const auto number = static_cast<std::size_t>(std::max<Id>(visit.id, 1));
    return {.later = [open = visit.own_store, language = visit.language, number, shown] {
        return shown(duplicates_view(open(), number, language));
    }};
}

Response settle_duplicate(Visit& visit)
{
    const Id first = number_in(field(visit, "first"));
    const Id second = number_in(field(visit, "second"));
    const std::string verdict = field(visit, "verdict");
    const std::string here = "/duplicates/" + std::to_string(std::max<Id>(visit.id, 1));
    if (verdict == "one") {
        const StoredContact whole = merge_contacts(visit.store, first, second, visit.moment.now);
        return done(
            visit, here,
            text(visit.language, "done_one_person", {{"who", who(whole.contact, visit.language)}}));
    }
    if (verdict != "two") {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    visit.store.people().set_different(first, second, visit.moment.now);
    return done(visit, here, text(visit.language, "done_two_people"));
}

}  // namespace cardlog

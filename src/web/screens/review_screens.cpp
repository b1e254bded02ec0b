#include <algorithm>

#include "app/people/review.h"
#include "core/error.h"
#include "core/fields.h"
#include "web/pages/review_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

Response end_page(Visit& visit, std::size_t left)
{
    return page(
        visit, "review_end", text(visit.language, "review"),
        {{"is_done", left == 0},
         {"sentence", counted_text(visit.language, "values_left", static_cast<int>(left))}});
}

// The value that the form was made for, as it is now.
DoubtfulValue value_of_form(const Visit& visit)
{
    const auto person = visit.store.people().contact(number_in(field(visit, "contact")));
    for (DoubtfulValue& value : doubtful_values(person.value_or(StoredContact{}))) {
        if (value.field == field(visit, "field") && value.value == field(visit, "value")) {
            return std::move(value);
        }
    }
    throw Error(ExitCode::input, text(visit.language, "settled_already"));
}

// Enter is right where the text is as it was shown, else it is the right one.
std::pair<Verdict, std::string> verdict_of_form(const Visit& visit, const DoubtfulValue& value)
{
    const std::string line = field(visit, "line");
    const std::string typed = line.empty() ? field(visit, "text") : line;
    if (field(visit, "verdict") == "not_on_card" || typed.empty()) {
        return {Verdict::not_on_card, ""};
    }
    return {typed == value.shown ? Verdict::right : Verdict::corrected, typed};
}

}  // namespace

Response show_review(Visit& visit)
{
    const std::size_t count = count_doubtful_values(visit.store);
    const auto number = static_cast<std::size_t>(std::max<Id>(visit.id, 1));
    const std::optional<DoubtfulValue> value = doubtful_value(visit.store, number - 1);
    if (!value) {
        return end_page(visit, count);
    }
    const StoredContact person =
        visit.store.people().contact(value->contact).value_or(StoredContact{});
    return page(visit, "review", text(visit.language, "review"),
                review_view(*value, person, number, count, visit.language));
}

Response settle_in_review(Visit& visit)
{
    const DoubtfulValue value = value_of_form(visit);
    const auto [verdict, typed] = verdict_of_form(visit, value);
    const std::string here = "/review/" + std::to_string(std::max<Id>(visit.id, 1));
    try {
        settle_value(visit.store, value, verdict, typed, visit.region, visit.moment.now);
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        return said(visit, here, std::string(error.what()) + ". " + error.hint() + ".");
    }
    const std::string key = verdict == Verdict::right       ? "done_right"
                            : verdict == Verdict::corrected ? "done_corrected"
                                                            : "done_taken_out";
    return done(visit, here,
                text(visit.language, key,
                     {{"value", verdict == Verdict::corrected ? typed : value.shown}}));
}

}  // namespace cardlog

#include <algorithm>
#include <limits>
#include <set>

#include "app/people/review.h"
#include "core/ascii.h"
#include "core/error.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "web/pages/capture_view.h"
#include "web/pages/texts.h"
#include "web/screens/pointed_out.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

std::optional<std::string> text_or_none(const std::string& text)
{
    return is_blank(text) ? std::nullopt : std::optional(without_blank_ends(text));
}

// The uploads know more than this few.
int number_of(const Visit& visit)
{
    return static_cast<int>(std::min<Id>(visit.id, std::numeric_limits<int>::max()));
}

// Those owed to the people on the pictures, the first one first.
std::vector<CallbackSummary> calls_owed(const Visit& visit, const std::vector<Upload>& uploads)
{
    std::set<Id> people;
    for (const Upload& upload : uploads) {
        for (const ImportedFile::Card& card : upload.cards) {
            people.insert(card.contact);
        }
    }
    WantedCallbacks wanted;
    wanted.passes = [&](const CallbackSummary& call) { return people.contains(call.contact); };
    return people.empty() ? std::vector<CallbackSummary>{}
                          : visit.store.calls().pending_callbacks(wanted);
}

}  // namespace

Response show_capture(Visit& visit)
{
    visit.uploads.get_ready();
    const std::size_t to_check =
        count_doubtful_values(visit.store) + visit.store.people().unread_contacts().size();
    const std::vector<Upload> uploads = visit.uploads.all();
    return page(visit, "capture", text(visit.language, "capture"),
                capture_view(uploads, visit.store.imports().set_aside(), calls_owed(visit, uploads),
                             visit.uploads.evening(), static_cast<int>(to_check), visit.language));
}

Response keep_upload(Visit& visit)
{
    try {
        const int number = visit.uploads.add(visit.request.body);
        return plain_response(202, std::to_string(number));
    } catch (const Error& error) {
        // The phone sends it again by itself, unless it is the picture's own fault.
        const auto refusal = [&](int status, const char* key) {
            return plain_response(status, text(visit.language, key));
        };
        switch (error.code()) {
        case ExitCode::input: return refusal(422, "picture_none");
        case ExitCode::busy: return refusal(503, "pictures_many");
        default: return refusal(503, "picture_not_stored");
        }
    }
}

Response save_evening(Visit& visit)
{
    const int named = visit.uploads.name_evening(
        {text_or_none(field(visit, "event")), day_from_iso(field(visit, "met_on")),
         text_or_none(field(visit, "place")), text_or_none(field(visit, "talked_about"))},
        visit.store);
    return named == 0
               ? see_other("/capture")
               : done(visit, "/capture", counted_text(visit.language, "named_too", named), named);
}

Response show_uploaded_page(Visit& visit)
{
    const std::shared_ptr<const std::string> jpeg = visit.uploads.page_jpeg(visit.id);
    if (jpeg == nullptr) {
        throw Error(ExitCode::input, text(visit.language, "failed_no_picture"));
    }
    return {200, "image/jpeg", *jpeg};
}

Response confirm_count(Visit& visit)
{
    visit.uploads.confirm(number_of(visit));
    return see_other("/capture");
}

Response read_upload_again(Visit& visit)
{
    visit.uploads.read_failed_again(number_of(visit));
    return see_other("/capture");
}

Response leave_upload(Visit& visit)
{
    visit.uploads.leave(number_of(visit));
    return see_other("/capture");
}

Response add_missing_card(Visit& visit)
{
    const std::optional<PointedOut> card = card_of_form(visit);
    if (!card) {
        return said(visit, "/capture", text(visit.language, "corners_wrong"));
    }
    visit.uploads.add_card(number_of(visit), *card);
    return see_other("/capture");
}

Response open_events(Visit& /*visit*/)
{
    return {200, event_stream};
}

Response tell_newest(Visit& visit)
{
    return plain_response(200, std::to_string(visit.store.journal().newest()));
}

}  // namespace cardlog

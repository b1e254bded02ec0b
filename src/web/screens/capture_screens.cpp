#include "app/people/review.h"
#include "core/ascii.h"
#include "core/error.h"
#include "storage/journal/journal.h"
#include "web/pages/capture_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

std::optional<std::string> text_or_none(const std::string& text)
{
    return is_blank(text) ? std::nullopt : std::optional(without_blank_ends(text));
}

}  // namespace

Response show_capture(Visit& visit)
{
    return page(visit, "capture", text(visit.language, "capture"),
                capture_view(visit.uploads.all(), visit.evening,
                             static_cast<int>(doubtful_values(visit.store).size()),
                             visit.language));
}

Response keep_upload(Visit& visit)
{
    try {
        const int number = visit.uploads.add(visit.request.body, visit.evening);
        return plain_response(202, std::to_string(number));
    } catch (const Error& error) {
        // The phone sends it again by itself, unless it is the picture's own fault.
        return plain_response(error.code() == ExitCode::input ? 422 : 503,
                              std::string(error.what()) + ". " + error.hint() + ".");
    }
}

Response save_evening(Visit& visit)
{
    visit.evening = {text_or_none(field(visit, "event")), day_from_iso(field(visit, "met_on")),
                     text_or_none(field(visit, "place")),
                     text_or_none(field(visit, "talked_about"))};
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

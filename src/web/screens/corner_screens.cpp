#include <algorithm>
#include <filesystem>
#include <system_error>

#include "app/scan/scan.h"
#include "core/error.h"
#include "core/geometry.h"
#include "storage/people/people.h"
#include "storage/sql/digest.h"
#include "web/pages/capture_view.h"
#include "web/pages/texts.h"
#include "web/screens/pointed_out.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

struct CardOfPerson {
    Id person = 0;
    StoredCard card;
};

CardOfPerson card_of_path(const Visit& visit)
{
    const std::optional<Id> contact = visit.store.people().contact_of_card(visit.id);
    const StoredContact person =
        visit.store.people().contact(contact.value_or(0)).value_or(StoredContact{});
    const auto card = std::find_if(person.cards.begin(), person.cards.end(),
                                   [&](const StoredCard& one) { return one.id == visit.id; });
    if (card == person.cards.end()) {
        throw Error(ExitCode::input, text(visit.language, "failed_no_picture"));
    }
    return {person.id, *card};
}

// Pictures that did not come through the page lie where their owner keeps, moves and edits them.
void require_picture(const StoredCard& card, Language language)
{
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(card.file, unknown) ||
        sha256_of(card.file) != card.sha256) {
        throw Error(ExitCode::input, text(language, "picture_gone"));
    }
}

SmallPage page_of(const StoredCard& card, Language language)
{
    require_picture(card, language);
    std::optional<SmallPage> page = small_page(card.file, card.page);
    if (!page) {
        throw Error(ExitCode::input, text(language, "picture_gone"));
    }
    return *std::move(page);
}

}  // namespace

// To decode a picture takes as long as a hundred answers.
Response show_corners(Visit& visit)
{
    const auto shown = page_of_later(visit, "corners", text(visit.language, "corners"));
    return {.later = [of = card_of_path(visit), language = visit.language, shown] {
        const SmallPage page = page_of(of.card, language);
        return shown(corners_view(of.card, page.width, page.height, of.person));
    }};
}

Response show_page_of_card(Visit& visit)
{
    return {.later = [card = card_of_path(visit).card, language = visit.language]() -> Response {
        return {200, "image/jpeg", page_of(card, language).jpeg};
    }};
}

Response read_with_corners(Visit& visit)
{
    const auto [person, card] = card_of_path(visit);
    std::optional<PointedOut> corners = card_of_form(visit);
    if (!corners) {
        return said(visit, "/cards/" + std::to_string(card.id) + "/corners",
                    text(visit.language, "corners_wrong"));
    }
    require_picture(card, visit.language);
    corners->page = card.page;
    visit.uploads.read_again(card.id, card.file, *corners);
    return said(visit, "/people/" + std::to_string(person), text(visit.language, "read_anew"));
}

Response read_turned(Visit& visit)
{
    const auto [person, card] = card_of_path(visit);
    const Id quarters = number_in(field(visit, "quarters"));
    if (quarters < 1 || quarters > 3) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    require_picture(card, visit.language);
    visit.uploads.read_again(
        card.id, card.file, {card.page, starting_at(card.quad, -static_cast<int>(quarters)), true});
    return said(visit, "/people/" + std::to_string(person), text(visit.language, "read_anew"));
}

}  // namespace cardlog

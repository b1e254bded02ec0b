// The idea: the layers below speak English and to whoever sits at the laptop, where the file is.
// The page says the same in its own words: what an error says is known here by a phrase of it.
#include "web/pages/failures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "web/pages/texts.h"

namespace cardlog {
namespace {

struct KnownFailure {
    std::string_view phrase;  // of what the error says
    const char* key = "";
};

constexpr std::array picture_failures{
    KnownFailure{"a kind of BMP that is not read here", "failed_kind"},
    KnownFailure{"a kind of TIFF that is not read here", "failed_kind"},
    KnownFailure{"HEIC or AVIF cannot be decoded here", "failed_heic"},
    KnownFailure{"the picture is damaged or truncated", "failed_damaged"},
    KnownFailure{"the picture has more than 200 megapixels", "failed_many_pixels"},
    KnownFailure{"the file has more than 10,000 pages", "failed_many_pages"},
    KnownFailure{"is protected by a password", "failed_password"},
    KnownFailure{"a page is drawn by more than 32 MB", "failed_heavy_page"},
    KnownFailure{"has a form of more than 100,000 fields", "failed_heavy_page"},
    KnownFailure{"takes more memory than there is", "failed_memory"},
    KnownFailure{": cannot be read: ", "failed_fault"},  // a library's own words follow
    KnownFailure{"the card of somebody forgotten", "failed_forgotten"},
    KnownFailure{"there is no such file", "failed_gone"},
};

constexpr std::array page_failures{
    KnownFailure{"no call is owed", "failed_no_call"},
    KnownFailure{"is released only with a reason", "failed_no_reason"},
    KnownFailure{"are one person", "failed_one_person"},
    KnownFailure{"there is no such contact", "failed_no_contact"},
    KnownFailure{"there is no such referral", "failed_no_referral"},
    KnownFailure{"a card cannot be handed to the person it is of", "failed_own_card"},
    KnownFailure{"the last change erased contact", "failed_not_undone"},
    KnownFailure{"the last change cannot be taken back", "failed_not_undone"},
    KnownFailure{"there is no change to take back", "failed_not_undone"},
    KnownFailure{"is merged with another one", "failed_merged"},
    KnownFailure{"there is no picture", "failed_no_picture"},
    KnownFailure{"this picture did not fail", "failed_not_again"},
    KnownFailure{"cards of this picture are stored", "failed_not_left"},
    KnownFailure{"is not an e-mail address", "not_an_email"},
    KnownFailure{"is not a telephone number", "not_a_number"},
};

// Null where none of them is known.
template <class Failures>
const KnownFailure* known_failure(const Failures& failures, std::string_view what)
{
    const auto known =
        std::find_if(failures.begin(), failures.end(), [&](const KnownFailure& failure) {
            return what.find(failure.phrase) != std::string_view::npos;
        });
    return known == failures.end() ? nullptr : &*known;
}

const char* key_by_code(ExitCode code)
{
    switch (code) {
    case ExitCode::setup: return "failed_setup";
    case ExitCode::store: return "store_failed";
    case ExitCode::internal: return "failed_fault";
    default: return "failed_unreadable";
    }
}

}  // namespace

std::string picture_failure_text(const Error& error, Language language)
{
    const KnownFailure* const known = known_failure(picture_failures, error.what());
    return text(language, known == nullptr ? key_by_code(error.code()) : known->key);
}

std::string failure_text(const Error& error, Language language)
{
    std::string what = error.what();
    if (const KnownFailure* const known = known_failure(page_failures, what)) {
        return text(language, known->key, {{"before", what.substr(0, what.find(known->phrase))}});
    }
    // A screen says a sentence of the page; of the rest nobody here knows what it is about.
    return what.ends_with('.') ? what : text(language, "failed_form");
}

}  // namespace cardlog

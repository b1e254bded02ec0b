#include "parse/doubts.h"

#include <algorithm>

#include "core/evidence.h"
#include "parse/code/meeting.h"
#include "parse/roles/classify.h"
#include "parse/text/lexicon.h"
#include "parse/text/witnesses.h"

namespace cardlog {
namespace {

void add_mended(std::vector<std::string>& doubts, const char* what, const Field& field)
{
    const Evidence& evidence = field.evidence;
    if (evidence.repaired && evidence.printed != field.value &&
        evidence.confidence < review_threshold) {
        doubts.push_back(std::string(what) + " " + quoted(evidence.printed) + " was mended to " +
                         quoted(field.value));
    }
}

// "job_title" as people say it.
std::string in_words(std::string field)
{
    std::replace(field.begin(), field.end(), '_', ' ');
    return field;
}

bool is_spoken_for(const Name& name, const Contact& contact)
{
    return !name.honorific_prefix.empty() || is_in(WordClass::given_name, name.given_name) ||
           mail_agreement(name.full, witnesses_of(contact.emails, contact.websites)) > 0;
}

}  // namespace

std::vector<std::string> doubts_about(const Contact& contact)
{
    std::vector<std::string> doubts;
    for (const Field& email : contact.emails) {
        add_mended(doubts, "e-mail", email);
    }
    for (const Field& website : contact.websites) {
        add_mended(doubts, "website", website);
    }
    const auto& name = contact.name;
    if (name && name->evidence.confidence < review_threshold && !is_spoken_for(*name, contact)) {
        doubts.push_back("nothing else on the card says that " + quoted(name->full) +
                         " is a person's name");
    }
    for (const PossibleValue& one : open_values(contact)) {
        doubts.push_back("the card may have a " + in_words(one.field) + ": " +
                         quoted(one.evidence.printed));
    }
    return doubts;
}

}  // namespace cardlog

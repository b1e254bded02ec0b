#include "parse/code/meeting.h"

#include <algorithm>

namespace cardlog {
namespace {

constexpr double agreed = 0.985;
constexpr double repaired_by_code = 0.95;
constexpr double contradicted = 0.8;  // under review_threshold

}  // namespace

void confirm(Evidence& evidence)
{
    evidence.confidence = std::max(evidence.confidence, agreed);
}

void mark_repaired(Evidence& evidence)
{
    evidence.confidence = std::max(evidence.confidence, repaired_by_code);
    evidence.repaired = true;
}

void doubt(Evidence& evidence)
{
    evidence.confidence = std::min(evidence.confidence, contradicted);
}

std::string quoted(const std::string& text)
{
    return '"' + text + '"';
}

std::string mended(const std::string& what, const std::string& print, const std::string& code)
{
    return what + " " + quoted(print) + " in print is " + quoted(code) +
           " in the code; taken from "
           "the code";
}

std::string both_kept(const std::string& what, const std::string& print, const std::string& code)
{
    return what + " " + quoted(print) + " in print, " + quoted(code) + " in the code; both kept";
}

std::string one_kept(const std::string& what, const std::string& kept, const std::string& other,
                     std::string_view witness)
{
    return what + " " + quoted(other) + " in the " + std::string(witness) + " is not " +
           quoted(kept);
}

}  // namespace cardlog

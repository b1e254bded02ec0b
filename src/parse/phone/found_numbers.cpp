#include "parse/phone/found_numbers.h"

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "parse/phone/extension.h"
#include "parse/phone/printed_number.h"

namespace cardlog {
namespace {

constexpr double after_repair = 0.8;
constexpr double not_in_plan = 0.3;
constexpr double area_from_below = 0.85;

PhoneType type_of(NumberLabel label, const NumberReading& reading)
{
    if (label == NumberLabel::fax || label == NumberLabel::fax_extension) {
        return PhoneType::fax;
    }
    if (reading.mobile || (reading.either && label == NumberLabel::mobile)) {
        return PhoneType::mobile;
    }
    return label == NumberLabel::home ? PhoneType::home : PhoneType::work;
}

// "(85) 742 11 30": the plan has no area codes, but the print sets one apart.
std::string bracketed(const std::string& printed)
{
    const std::size_t open = printed.find('(');
    const std::size_t close = printed.find(')', open == std::string::npos ? 0 : open);
    const bool has = open != std::string::npos && close != std::string::npos;
    const std::string area = has ? printed.substr(open + 1, close - open - 1) : std::string();
    const bool digits = std::all_of(area.begin(), area.end(), is_digit);
    return digits && area != "0" ? area : std::string();
}

Evidence evidence_of(const NumberPlace& place, const NumberFound& found)
{
    const NumberReading& reading = found.reading;
    const std::string_view printed = text_of(place.view, place.span);
    const bool misread = text_of(place.segment.text, place.span) != printed &&
                         printed.find("---") == std::string_view::npos;
    Evidence evidence = seen(place.segment, place.span);
    evidence.repaired =
        misread || found.repaired || reading.prior == inherited_area || !reading.warning.empty();
    rate(evidence, misread ? std::min(reading.prior, after_repair) : reading.prior);
    return evidence;
}

}  // namespace

void FoundNumbers::add(const NumberPlace& place, const NumberFound& found)
{
    const NumberReading& reading = found.reading;
    const std::string printed(text_of(place.view, place.span));
    const std::string whole =
        reading.prior == inherited_area ? reading.area + " " + printed : printed;
    Phone phone;
    phone.type = type_of(found.label, reading);
    if (!reading.e164.empty()) {
        phone.e164 = reading.e164;
    }
    phone.extension = found.extension.value_or(extension_of(whole, reading));
    phone.evidence = evidence_of(place, found);
    if (!reading.warning.empty()) {
        found_.warnings.push_back(reading.warning);
    }
    trunk_ = found.trunk.value_or(whole);
    last_begin_ = place.span.begin;
    last_line_ = place.line;
    region_of_last_ = place.region;
    if (reading.country_code == country_code_of(place.region)) {
        const std::string area = reading.area.empty() ? bracketed(printed) : reading.area;
        area_ = area.empty() ? area_ : area;
    }
    take(place.segment, {label_begin(place.segment, place.span.begin), place.span.end});
    add_new(phone);
    if (found.label == NumberLabel::work_and_fax) {
        phone.type = PhoneType::fax;
        add_new(phone);
    }
}

void FoundNumbers::add_new(const Phone& phone)
{
    const auto known =
        std::find_if(found_.phones.begin(), found_.phones.end(), [&](const Phone& other) {
            return other.e164 == phone.e164 && other.type == phone.type &&
                   (phone.e164 || other.evidence.printed == phone.evidence.printed);
        });
    last_ = static_cast<std::size_t>(known - found_.phones.begin());
    is_repeated_ = known != found_.phones.end();
    is_extended_ = false;
    last_evidence_ = phone.evidence;
    if (!is_repeated_) {
        found_.phones.push_back(phone);
    }
}

void FoundNumbers::keep(const NumberPlace& place, NumberLabel label)
{
    NumberReading nothing;
    nothing.prior = not_in_plan;
    const std::size_t before = found_.phones.size();
    add(place, {label, nothing});
    if (found_.phones.size() > before) {
        kept_.push_back({before, place.region});
    }
}

Phone& FoundNumbers::number_to_extend(std::string_view extension)
{
    const Phone& last = found_.phones[last_];
    if (is_repeated_ && !last.extension.empty() && last.extension != extension) {
        Phone other = last;
        other.evidence = last_evidence_;
        last_ = found_.phones.size();
        found_.phones.push_back(std::move(other));
    }
    is_repeated_ = true;  // another extension is another number
    is_extended_ = true;
    return found_.phones[last_];
}

void FoundNumbers::extend_last(const NumberPlace& place, std::string_view extension,
                               const std::string& e164)
{
    Phone& last = number_to_extend(extension);
    if (!e164.empty()) {
        last.e164 = e164;
    }
    last.extension = extension;
    const bool here = last_line_ == place.line;
    if (here) {
        const std::size_t end = place.span.end;
        const bool bracket = end < place.view.size() && place.view[end] == ')';
        const Span all{last_begin_, end + (bracket ? 1 : 0)};
        last.evidence.printed = text_of(place.segment.text, all);
        last.evidence.quad = seen(place.segment, all).quad;
    } else {
        last.evidence = joined(last.evidence, seen(place.segment, place.span), " ");
    }
    const std::size_t begin = here ? last_begin_ : label_begin(place.segment, place.span.begin);
    take(place.segment, {begin, place.span.end});
}

CardPhones FoundNumbers::finished()
{
    for (const auto& [index, region] : kept_) {
        Phone& phone = found_.phones[index];
        const std::string printed = phone.evidence.printed;
        if (const auto reading = read_local(printed, area_, region)) {
            phone.e164 = reading->e164;
            phone.extension = extension_of(reading->area + " " + printed, *reading);
            phone.evidence.repaired = true;
            phone.evidence.confidence *= area_from_below / not_in_plan;
        } else {
            found_.warnings.push_back("phone \"" + printed +
                                      "\" is no whole number; kept as printed");
        }
    }
    kept_.clear();
    return found_;
}

}  // namespace cardlog

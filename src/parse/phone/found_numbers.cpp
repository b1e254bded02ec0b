#include "parse/phone/found_numbers.h"

#include <algorithm>

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
    if (!reading.area.empty() && reading.country_code == country_code_of(place.region)) {
        area_ = reading.area;
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
    const bool known =
        std::any_of(found_.phones.begin(), found_.phones.end(), [&](const Phone& other) {
            return other.e164 == phone.e164 && other.type == phone.type &&
                   (phone.e164 || other.evidence.printed == phone.evidence.printed);
        });
    if (!known) {
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

void FoundNumbers::extend_last(const NumberPlace& place, std::string_view extension,
                               const std::string& e164)
{
    Phone& last = found_.phones.back();
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

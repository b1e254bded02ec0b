#include "core/evidence.h"

#include <algorithm>
#include <cmath>

#include "core/fields.h"

namespace cardlog {
namespace {

template <class List, class Visit>
void visit_list(List& list, const std::string& name, const Visit& visit)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        visit(name + "[" + std::to_string(i) + "]", list[i].evidence);
    }
}

template <class Value, class Visit>
void visit_one(Value& value, const char* name, const Visit& visit)
{
    if (value) {
        visit(name, value->evidence);
    }
}

// The same for the const and the changing visitors.
template <class AnyContact, class Visit>
void visit_all(AnyContact& contact, const Visit& visit)
{
    for_each_field(contact, [&](const auto& field, auto& value) {
        if constexpr (requires { value.size(); }) {
            visit_list(value, field.name, visit);
        } else {
            visit_one(value, field.name, visit);
        }
    });
}

}  // namespace

std::vector<NamedEvidence> evidence_of(const Contact& contact)
{
    std::vector<NamedEvidence> all;
    visit_all(contact, [&](const std::string& field, const Evidence& evidence) {
        all.push_back({field, evidence});
    });
    return all;
}

std::vector<PossibleValue> open_values(const Contact& contact)
{
    std::vector<PossibleValue> open;
    if (contact.possible.empty() || is_empty(contact)) {
        return open;
    }
    for_each_field(contact, [&](const auto& field, const auto& value) {
        if (is_list(field.name) || !texts_of(value).empty()) {
            return;
        }
        const auto one = std::find_if(
            contact.possible.begin(), contact.possible.end(), [&](const PossibleValue& possible) {
                return possible.field == field.name && !possible.evidence.printed.empty() &&
                       possible.evidence.confidence < review_threshold;
            });
        if (one != contact.possible.end()) {
            open.push_back(*one);
        }
    });
    return open;
}

int percent_of(const Evidence& evidence)
{
    return static_cast<int>(std::floor(evidence.confidence * 100));
}

std::vector<std::string> needs_review(const Contact& contact)
{
    std::vector<std::string> fields;
    visit_all(contact, [&](const std::string& field, const Evidence& evidence) {
        if (evidence.confidence < review_threshold) {
            fields.push_back(field);
        }
    });
    for (const PossibleValue& one : open_values(contact)) {
        fields.push_back(one.field);
    }
    return fields;
}

void for_each_evidence(Contact& contact,
                       const std::function<void(const std::string& field, Evidence&)>& visit)
{
    visit_all(contact, visit);
}

void for_each_quad(Contact& contact, const std::function<void(Quad&)>& visit)
{
    const auto visit_quad = [&](Evidence& evidence) {
        if (evidence.quad) {
            visit(*evidence.quad);
        }
    };
    visit_all(contact, [&](const std::string&, Evidence& evidence) { visit_quad(evidence); });
    for (PossibleValue& one : contact.possible) {
        visit_quad(one.evidence);
    }
}

bool is_empty(const Contact& contact)
{
    bool has_print = false;
    for_each_field(contact, [&](const auto& field, const auto& value) {
        has_print |= field.said_by == SaidBy::card && !texts_of(value).empty();
    });
    return !has_print;
}

}  // namespace cardlog

#include "core/evidence.h"

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
    return fields;
}

void for_each_evidence(Contact& contact,
                       const std::function<void(const std::string& field, Evidence&)>& visit)
{
    visit_all(contact, visit);
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

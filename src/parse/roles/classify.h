#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/roles/candidates.h"
#include "parse/roles/features.h"
#include "parse/text/segment.h"

namespace cardlog {

/// What mail addresses, websites and names in networks say about the names on the card.
[[nodiscard]] Witnesses witnesses_of(const std::vector<Field>& emails,
                                     const std::vector<Field>& websites,
                                     const std::vector<Field>& social = {});

/// The values found for the roles.
struct Roles {
    std::optional<Name> name{};
    std::optional<Field> company{};
    std::optional<Field> job_title{};
    std::optional<Field> department{};
    std::vector<PossibleValue> possible{};  ///< of roles without a value that may well have one
};

/// Name, company, job title and department among what the other fields left open. For each role
/// its candidates and "not on the card" compete in a softmax over role_scores(); the result is the
/// most probable choice for all roles in which no print is used twice, and a value's probability is
/// its marginal over all such choices. A role is left without a value where that is likeliest;
/// where what no role took holds one with more than 1 - review_threshold, the likeliest candidate
/// is a possible value. `region` ("HU") tells the order of a name's parts.
[[nodiscard]] Roles find_roles(const std::vector<Segment>& segments, const Witnesses& witnesses,
                               const std::string& region);

}  // namespace cardlog

#pragma once

#include <optional>
#include <vector>

#include "core/contact.h"
#include "parse/segment.h"

namespace cardlog {

/// The values that only their words tell apart.
struct Roles {
    std::optional<Name> name{};
    std::optional<Field> company{};
    std::optional<Field> job_title{};
    std::optional<Field> department{};
};

/// Name, company, job title and department among what the other fields left open: the assignment
/// with the largest sum of log-odds of a linear model, each stretch of print in one role at most.
/// `emails` and `websites` are witnesses.
[[nodiscard]] Roles find_roles(const std::vector<Segment>& segments,
                               const std::vector<Field>& emails,
                               const std::vector<Field>& websites);

}  // namespace cardlog

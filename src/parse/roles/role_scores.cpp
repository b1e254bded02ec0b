#include "parse/roles/role_scores.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "parse/models/models.h"

namespace cardlog {
namespace {

// The pieces that are candidates of their own.
std::map<std::size_t, const RoleFeatures*> by_piece(const std::vector<Candidate>& candidates,
                                                    const std::vector<RoleFeatures>& features)
{
    std::map<std::size_t, const RoleFeatures*> pieces;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].first == candidates[i].last) {
            pieces[candidates[i].first] = &features[i];
        }
    }
    return pieces;
}

}  // namespace

const RoleNet& role_net()
{
    static const RoleNet net(parse_models(), "roles", "role_units",
                             {"name", "company", "title", "department"});
    return net;
}

std::vector<RoleScores> role_scores(const std::vector<Candidate>& candidates,
                                    const std::vector<RoleFeatures>& features)
{
    const auto pieces = by_piece(candidates, features);
    std::vector<const RoleFeatures*> of_pieces;
    std::transform(pieces.begin(), pieces.end(), std::back_inserter(of_pieces),
                   [](const auto& piece) { return piece.second; });
    const RoleFeatures mean = mean_of(of_pieces);
    const RoleFeatures nothing{};
    const auto at = [&](std::size_t piece) {
        const auto found = pieces.find(piece);
        return found == pieces.end() ? &nothing : found->second;
    };
    std::vector<RoleScores> scores;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        scores.push_back(role_net()(
            {&features[i], at(candidates[i].first - 1), at(candidates[i].last + 1), &mean}));
    }
    return scores;
}

}  // namespace cardlog

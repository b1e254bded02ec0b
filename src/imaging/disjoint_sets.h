#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace cardlog {

/// Disjoint sets of the indices below a count, each alone in its own at first (union-find: Galler
/// and Fischer, "An improved equivalence algorithm", CACM 7, 1964).
class DisjointSets {
public:
    explicit DisjointSets(std::size_t count) : parents_(count)
    {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }

    /// The index that stands for the set of i.
    [[nodiscard]] std::size_t of(std::size_t i)
    {
        while (parents_[i] != i) {
            parents_[i] = parents_[parents_[i]];
            i = parents_[i];
        }
        return i;
    }

    void join(std::size_t a, std::size_t b) { parents_[of(a)] = of(b); }

private:
    std::vector<std::size_t> parents_;
};

}  // namespace cardlog

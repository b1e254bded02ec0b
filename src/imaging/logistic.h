#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace cardlog {

/// 0 to 1: the logistic model's probability.
template <std::size_t count>
[[nodiscard]] double logistic(const std::array<double, count>& features,
                              const std::array<double, count>& weights)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += features[i] * weights[i];
    }
    return 1 / (1 + std::exp(-sum));
}

}  // namespace cardlog

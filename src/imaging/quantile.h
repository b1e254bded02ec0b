#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace cardlog {

/// The value that a share of the values (0 to 1) does not exceed; 0 where there is none.
[[nodiscard]] inline double quantile(std::vector<double> values, double share)
{
    if (values.empty()) {
        return 0;
    }
    const auto at = values.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}  // namespace cardlog

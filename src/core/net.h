#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/model.h"

namespace cardlog {

/// The mean of each feature; 0 of nothing.
template <class Feature>
[[nodiscard]] Features<Feature> mean_of(const std::vector<const Features<Feature>*>& all)
{
    Features<Feature> mean{};
    for (const Features<Feature>* one : all) {
        for (std::size_t i = 0; i < count_of<Feature>; ++i) {
            const auto feature = static_cast<Feature>(i);
            mean[feature] += (*one)[feature] / static_cast<double>(all.size());
        }
    }
    return mean;
}

/// A net with one hidden layer of rectified units that judges a thing beside what surrounds it.
///
/// It sees the features of several things, its views, of which the first is the thing itself. Each
/// output is a linear sum of the first view's features and of the units; each unit one of all
/// views'. `./dev fit` makes its two tables (tests/fit/view_net.py): one with a line a feature,
/// what it says at once for each output and then, view by view, to each unit; and one with a line
/// an output, what each unit says for it. The feature that is always 1 has the offsets.
template <class Feature, std::size_t views, std::size_t outputs, std::size_t units>
class ViewNet {
public:
    using Views = std::array<const Features<Feature>*, views>;

    /// The tables `name` and `units_name`, whose lines are called `output_names`. Throws as
    /// table_numbers.
    ViewNet(const EmbeddedFiles& files, std::string_view name, std::string_view units_name,
            const std::array<std::string_view, outputs>& output_names)
        : weights_(files, name)
    {
        const auto numbers = table_numbers(files, units_name, output_names, units);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            of_units_[i / units][i % units] = numbers[i];
        }
    }

    [[nodiscard]] std::array<double, outputs> operator()(const Views& seen) const
    {
        std::array<double, outputs> sums{};
        add<outputs>(sums, *seen[0], 0);
        std::array<double, units> hidden{};
        for (std::size_t view = 0; view < views; ++view) {
            add<units>(hidden, *seen[view], outputs + view * units);
        }
        for (std::size_t output = 0; output < outputs; ++output) {
            for (std::size_t unit = 0; unit < units; ++unit) {
                sums[output] += std::max(hidden[unit], 0.0) * of_units_[output][unit];
            }
        }
        return sums;
    }

    /// What a feature of the thing itself says at once.
    [[nodiscard]] double says(Feature feature, std::size_t output) const
    {
        return weights_[feature][output];
    }

private:
    // Adds the features, each times its weights in the columns from `first` on.
    template <std::size_t count>
    void add(std::array<double, count>& sums, const Features<Feature>& features,
             std::size_t first) const
    {
        const auto* row = weights_.begin();
        for (const double value : features) {
            // Most features of a line are 0.
            for (std::size_t i = 0; value != 0 && i < count; ++i) {
                sums[i] += value * (*row)[first + i];
            }
            ++row;
        }
    }

    Model<Feature, outputs + views * units> weights_;
    std::array<std::array<double, units>, outputs> of_units_{};
};

}  // namespace cardlog

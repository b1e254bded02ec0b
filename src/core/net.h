#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
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
template <class Feature, std::size_t views, std::size_t outputs>
class ViewNet {
public:
    using Views = std::array<const Features<Feature>*, views>;

    /// The tables `name` and `units_name`, whose lines are called `output_names`: the second has as
    /// many columns as there are units. Throws as table_numbers.
    ViewNet(const EmbeddedFiles& files, std::string_view name, std::string_view units_name,
            const std::array<std::string_view, outputs>& output_names)
        : units_(table_columns(files, units_name)),
          weights_(table_numbers(files, name, names_of<Feature>(), columns())),
          of_units_(table_numbers(files, units_name, output_names, units_))
    {}

    [[nodiscard]] std::array<double, outputs> operator()(const Views& seen) const
    {
        std::array<double, outputs> sums{};
        add(sums, *seen[0], 0);
        std::vector<double> hidden(units_);
        for (std::size_t view = 0; view < views; ++view) {
            add(hidden, *seen[view], outputs + view * units_);
        }
        for (std::size_t output = 0; output < outputs; ++output) {
            for (std::size_t unit = 0; unit < units_; ++unit) {
                sums[output] += std::max(hidden[unit], 0.0) * of_units_[output * units_ + unit];
            }
        }
        return sums;
    }

    /// What a feature of the thing itself says at once.
    [[nodiscard]] double says(Feature feature, std::size_t output) const
    {
        return weights_[static_cast<std::size_t>(feature) * columns() + output];
    }

private:
    [[nodiscard]] std::size_t columns() const { return outputs + views * units_; }

    // Adds the features, each times its weights in the columns from `first` on.
    void add(std::span<double> sums, const Features<Feature>& features, std::size_t first) const
    {
        const double* weights = weights_.data() + first;
        for (const double value : features) {
            // Most features of a line are 0.
            for (std::size_t i = 0; value != 0 && i < sums.size(); ++i) {
                sums[i] += value * weights[i];
            }
            weights += columns();
        }
    }

    std::size_t units_;
    std::vector<double> weights_;   // a row of columns() a feature
    std::vector<double> of_units_;  // a row of units_ an output
};

}  // namespace cardlog

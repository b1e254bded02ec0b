#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/model.h"

namespace cardlog {

/// Where the curves of an additive model are given; between these places they are straight.
inline constexpr std::array curve_places{0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0};

/// A curve for each feature.
template <class Feature>
using Curves = Model<Feature, curve_places.size()>;

using Curve = std::array<double, curve_places.size()>;

/// The curve's value at x, which is taken as 0 below 0 and as 1 above 1.
[[nodiscard]] inline double value_at(const Curve& curve, double x)
{
    const double place = std::clamp(x, 0.0, 1.0);
    std::size_t i = 0;
    while (i + 2 < curve.size() && place > curve_places[i + 1]) {
        ++i;
    }
    const double share = (place - curve_places[i]) / (curve_places[i + 1] - curve_places[i]);
    return (1 - share) * curve[i] + share * curve[i + 1];
}

/// 0 to 1: the probability by a generalised additive model, each feature's say being a curve
/// (Hastie & Tibshirani, "Generalized Additive Models", Statistical Science 1, 1986). What is usual
/// for a card lies within a range, and beyond some amount more says nothing more; straight lines,
/// as in plain logistic regression, had a third more loss on pictures that they were not fitted to.
template <class Feature>
[[nodiscard]] double probability_of(const Features<Feature>& features,
                                    const Curves<Feature>& curves)
{
    double sum = 0;
    const auto* curve = curves.begin();
    for (const double value : features) {
        sum += value_at(*curve, value);
        ++curve;
    }
    return logistic(sum);
}

/// The tables in models/, for Curves.
[[nodiscard]] EmbeddedFiles imaging_models();

}  // namespace cardlog

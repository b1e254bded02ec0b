#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/embedded.h"
#include "core/enumerators.h"

namespace cardlog {

/// What was seen of something: a number for each enumerator of Feature, 0 until it is set.
template <class Feature>
class Features {
public:
    [[nodiscard]] double& operator[](Feature feature)
    {
        return values_[static_cast<std::size_t>(feature)];
    }
    [[nodiscard]] double operator[](Feature feature) const
    {
        return values_[static_cast<std::size_t>(feature)];
    }

    [[nodiscard]] auto begin() const { return values_.begin(); }
    [[nodiscard]] auto end() const { return values_.end(); }

private:
    std::array<double, count_of<Feature>> values_{};
};

/// A line of a table: a name and what it says.
struct TableRow {
    std::string_view name;
    std::vector<double> numbers;  ///< none when what follows the name are not all numbers
};

/// The lines of a table in its order, without comments. Throws Error when it is not there.
[[nodiscard]] std::vector<TableRow> table_rows(const EmbeddedFiles& files, std::string_view file);

/// How many numbers stand in the first line of a table; 0 of an empty one. Throws as table_rows.
[[nodiscard]] std::size_t table_columns(const EmbeddedFiles& files, std::string_view file);

/// The numbers of a table in the order of `names`. A line of a table is a name and as many numbers
/// as there are columns, or a comment behind "#". Throws Error when the file is not there, when a
/// name is unknown, missing or there twice, and when a line has another number of numbers.
[[nodiscard]] std::vector<double> table_numbers(const EmbeddedFiles& files, std::string_view file,
                                                std::span<const std::string_view> names,
                                                std::size_t columns);

/// A table that `./dev fit` made: for each feature what it says, in so many columns.
template <class Feature, std::size_t columns>
class Model {
public:
    using Row = std::array<double, columns>;

    /// Throws as table_numbers.
    Model(const EmbeddedFiles& files, std::string_view name)
    {
        const auto numbers = table_numbers(files, name, names_of<Feature>(), columns);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            rows_[i / columns][i % columns] = numbers[i];
        }
    }

    [[nodiscard]] const Row& operator[](Feature feature) const
    {
        return rows_[static_cast<std::size_t>(feature)];
    }

    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }

private:
    std::array<Row, count_of<Feature>> rows_{};
};

/// The features, each times its weight.
template <class Feature, std::size_t columns>
[[nodiscard]] std::array<double, columns> weighted_sums(const Features<Feature>& features,
                                                        const Model<Feature, columns>& weights)
{
    std::array<double, columns> sums{};
    const auto* row = weights.begin();
    for (const double value : features) {
        for (std::size_t column = 0; column < columns; ++column) {
            sums[column] += value * (*row)[column];
        }
        ++row;
    }
    return sums;
}

/// From log-odds to a probability.
[[nodiscard]] double logistic(double log_odds);

}  // namespace cardlog

#pragma once

#include <string_view>

namespace cardlog {

/// How much likelier given names are spelt like this word than ordinary words of ten languages are:
/// the logarithm of the ratio, in nats. "Niamh" and "Xuan" are above 0, "Getränke" and "Heaters"
/// below, whether a list has them or not. 0 for a word of less than three letters and for one that
/// is not in Latin letters.
///
/// A Markov chain of letters for each of the two, each letter after up to three others; the table
/// holds the logarithms of their ratios, and a row that it lacks says what its end says
/// (models/given_name_ngrams.txt, tests/fit/given_name_ngrams.py). Of a name and a word that it
/// was not made from it takes the name for the likelier one in 0.965 of all pairs.
[[nodiscard]] double given_name_likeness(std::string_view word);

}  // namespace cardlog

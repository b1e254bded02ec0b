#pragma once

#include <optional>
#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"
#include "imaging/debug.h"

namespace cardlog {

/// What may be a paper card in a picture.
struct FoundCard {
    Quad quad{};                 ///< pixels of the picture, clockwise, starting anywhere
    double score = 0;            ///< 0 to 1: how much speaks for a card here
    bool fills_picture = false;  ///< the picture is the card: a scan cut to size, an export
    bool cut_off = false;        ///< part of the card lies outside the picture
};

/// What may be a card in a picture, by its looks; its score and what is read on it tell whether it
/// is one.
struct FoundCards {
    /// In reading order (rows from the top, each from the left), not overlapping. Empty when there
    /// is nothing of the kind: that is an answer, not an error.
    std::vector<FoundCard> cards;
    /// The picture itself, where it is not among them: somebody took it because of a card, so what
    /// has no outline and can be read is not lost.
    std::optional<FoundCard> whole;
};

[[nodiscard]] FoundCards find_cards(const cv::Mat& picture, const DebugSink& debug = {});

}  // namespace cardlog

#pragma once

#include <filesystem>
#include <string>

#include <opencv2/core.hpp>

#include "core/contact.h"
#include "core/text.h"
#include "imaging/debug.h"

namespace cardlog {

/// A sink that writes each picture it is given to `folder` as NAME-NN-STAGE.png, NN counting up.
/// The folder is made when it is missing. The sink throws Error(input) when it cannot write.
[[nodiscard]] DebugSink debug_pictures_into(const std::filesystem::path& folder,
                                            const std::string& name);

/// The grey flat card with the lines read framed in grey and the fields' print framed in green, or
/// in red where a field needs review.
[[nodiscard]] cv::Mat drawn_reading(const cv::Mat& flat_card, const CardText& text,
                                    const Contact& contact);

}  // namespace cardlog

#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "imaging/load/load.h"

/// All pages of a picture file, or only the one of this number.
inline std::vector<cardlog::Picture> load_pictures(const std::filesystem::path& file,
                                                   std::optional<int> only = {})
{
    std::vector<cardlog::Picture> pictures;
    cardlog::for_each_picture(
        file, [&](cardlog::Picture picture) { pictures.push_back(std::move(picture)); }, only);
    return pictures;
}

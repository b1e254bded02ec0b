#pragma once

#include <filesystem>
#include <vector>

#include "imaging/load/load.h"

/// All pages of a picture file.
inline std::vector<cardlog::Picture> load_pictures(const std::filesystem::path& file)
{
    std::vector<cardlog::Picture> pictures;
    cardlog::for_each_picture(
        file, [&](cardlog::Picture picture) { pictures.push_back(std::move(picture)); });
    return pictures;
}

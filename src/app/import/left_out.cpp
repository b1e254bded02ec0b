#include "app/import/left_out.h"

#include <algorithm>

#include <fnmatch.h>

namespace cardlog {

const std::vector<std::string_view>& left_out_patterns()
{
    static const std::vector<std::string_view> patterns{
        ".*",  // hidden, .Trash-1000, .stversions, .dtrash, ._ of a Mac
        "#recycle",
        "#snapshot",  // Synology
        "@eaDir",
        "@tmp",                //
        "@Recycle",            // QNAP
        "@Recently-Snapshot",  //
        "$RECYCLE.BIN",
        "RECYCLER",                   // Windows
        "System Volume Information",  //
        "__MACOSX",                   // what a Mac puts into archives
        "lost+found",                 //
        "Trash",                      // by hand, and of mail and picture programs
        "Recycle Bin",
        "Recycled",
        "Recently Deleted",
        "Papierkorb",
        "Corbeille",
        "Papelera",
        "Papelera de reciclaje",
        "Cestino",
        "Lixeira",
        "Reciclagem",
        "Prullenbak",
        "Prullenmand",
        "Kosz",
        "Papperskorg",
        "Papperskorgen",
        "Papirkurv",
        "thumbnail",
        "thumbnails",
        "thumbs",
        "Miniaturansichten",
        "Vorschaubilder",
        "files_trashbin",   // Nextcloud
        "files_versions",   //
        "*.photoslibrary",  // Apple, Lightroom: what they make of pictures
        "*.lrdata",         //
        "*.part",
        "*.partial",     // not complete yet
        "*.crdownload",  //
        "*.filepart",
        "*.download",  //
        "*.tmp",
        "*~",  //
        "*.cr2",
        "*.cr3",
        "*.nef",  // raw data
        "*.arw",
        "*.dng",
        "*.orf",  //
        "*.rw2",
        "*.raf",
        "*.pef",  //
    };
    return patterns;
}

bool is_left_out(const std::string& name)
{
    const auto& patterns = left_out_patterns();
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
        return fnmatch(pattern.data(), name.c_str(), FNM_CASEFOLD) == 0;
    });
}

bool matches(const std::string& pattern, const std::string& path_below)
{
    const bool is_path = pattern.find('/') != std::string::npos;
    const std::string name = path_below.substr(path_below.rfind('/') + 1);
    return fnmatch(pattern.c_str(), is_path ? path_below.c_str() : name.c_str(), 0) == 0;
}

}  // namespace cardlog

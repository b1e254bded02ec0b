// print_features FILE...: the features of every quad judged in each picture and of the picture
// itself, as fit_cards.py reads them. Tab-separated: "F file width height", then "Q" with eight
// coordinates in pixels of the picture and the features, each with "R", what the other quads say of
// it, then "W" with the picture's own.
#include <cstdio>
#include <exception>
#include <vector>

#include "imaging/evidence.h"
#include "imaging/judged_quads.h"
#include "imaging/load.h"
#include "imaging/quad_shape.h"
#include "imaging/whole_picture.h"

namespace {

using namespace cardlog;

template <class Features>
void print_line(const char* kind, const Quad* quad, const Features& features)
{
    std::printf("%s", kind);
    for (std::size_t i = 0; quad != nullptr && i < quad->size(); ++i) {
        std::printf("\t%.1f\t%.1f", (*quad)[i].x, (*quad)[i].y);
    }
    for (const double feature : features) {
        std::printf("\t%.4f", feature);
    }
    std::printf("\n");
}

void print_picture(const char* file, const Picture& picture)
{
    std::printf("F\t%s\t%d\t%d\n", file, picture.pixels.cols, picture.pixels.rows);
    const SearchPicture search = search_picture(picture.pixels);
    const std::vector<JudgedQuad> judged = judged_quads(search);
    for (const JudgedQuad& one : judged) {
        const Quad there = scaled(one.quad, 1 / search.scale);
        print_line("Q", &there, one.features);
        print_line("R", nullptr, one.relations);
    }
    print_line("W", nullptr, whole_features(search, best_apart(judged)));
}

}  // namespace

int main(int count, char** files)
{
    for (int i = 1; i < count; ++i) {
        try {
            for_each_picture(files[i],
                             [&](const Picture& picture) { print_picture(files[i], picture); });
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", files[i], error.what());
        }
    }
}

// print_features FILE...: the features of every quad judged in each picture and of the picture
// itself, as fit_cards.py reads them. Tab-separated: "F file width height", then "Q" with eight
// coordinates in pixels of the picture and the features, each with "R", what the other quads say of
// it; "B" with the number of cards of a block, eight coordinates for each and the features; "W"
// with the picture's own.
#include <cstdio>
#include <exception>
#include <vector>

#include "imaging/find/card_blocks.h"
#include "imaging/find/evidence.h"
#include "imaging/find/judged_quads.h"
#include "imaging/find/whole_picture.h"
#include "imaging/load/load.h"
#include "imaging/quad_shape.h"

namespace {

using namespace cardlog;

template <class Features>
void print_features(const Features& features)
{
    for (const double feature : features) {
        std::printf("\t%.4f", feature);
    }
    std::printf("\n");
}

void print_quad(const Quad& quad, const SearchPicture& search)
{
    for (const Point& corner : scaled(quad, 1 / search.scale)) {
        std::printf("\t%.1f\t%.1f", corner.x, corner.y);
    }
}

void print_blocks(const SearchPicture& search)
{
    std::vector<Quad> outlines;
    for (const OutlinedQuad& outline : clear_outlines(search)) {
        outlines.push_back(outline.quad);
    }
    for (const CardBlock& block : card_blocks(search, outlines)) {
        std::printf("B\t%zu", block.cards.size());
        for (const Quad& card : block.cards) {
            print_quad(card, search);
        }
        print_features(block.features);
    }
}

void print_picture(const char* file, const Picture& picture)
{
    std::printf("F\t%s\t%d\t%d\n", file, picture.pixels.cols, picture.pixels.rows);
    const SearchPicture search = search_picture(picture.pixels);
    const std::vector<JudgedQuad> judged = judged_quads(search);
    for (const JudgedQuad& one : judged) {
        std::printf("Q");
        print_quad(one.quad, search);
        print_features(one.features);
        std::printf("R");
        print_features(one.relations);
    }
    print_blocks(search);
    std::printf("W");
    print_features(whole_features(search, best_apart(judged, likely_card)));
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

// print_verdicts REGION FILE...: what the verdict on each card found in each picture rests on, as
// fit_verdict.py reads it. Tab-separated: "F file", then "V" with eight coordinates in pixels of
// the picture and the features.
#include <cstdio>
#include <exception>

#include "app/scan/scan.h"

namespace {

using namespace cardlog;

void print_page(const char* file, const ScannedPage& page)
{
    std::printf("F\t%s\n", file);
    for (const ScannedCard& card : page.cards) {
        std::printf("V");
        for (const Point& corner : card.quad) {
            std::printf("\t%.1f\t%.1f", corner.x, corner.y);
        }
        for (const double feature : verdict_features(card.score, card.contact)) {
            std::printf("\t%.4f", feature);
        }
        std::printf("\n");
    }
}

}  // namespace

int main(int count, char** arguments)
{
    const auto engine = make_engine("deu+eng");
    const ScanOptions options{count > 1 ? arguments[1] : "", {}, 0};
    for (int i = 2; i < count; ++i) {
        try {
            scan_file(arguments[i], *engine, options,
                      [&](const ScannedPage& page) { print_page(arguments[i], page); });
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", arguments[i], error.what());
        }
    }
}

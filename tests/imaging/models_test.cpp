#include "imaging/find/additive_model.h"
#include "imaging/find/card_blocks.h"
#include "imaging/find/evidence.h"
#include "imaging/find/whole_picture.h"
#include "support/catch.h"

using namespace cardlog;

TEST_CASE("each table of the finder names exactly the features there are")
{
    const EmbeddedFiles files = imaging_models();
    CHECK_NOTHROW(Curves<CardFeature>(files, "card"));
    CHECK_NOTHROW(Curves<RelationFeature>(files, "relation"));
    CHECK_NOTHROW(Curves<BlockFeature>(files, "block"));
    CHECK_NOTHROW(Curves<WholeFeature>(files, "whole"));
    CHECK(files.size() == 5);  // and the net
}

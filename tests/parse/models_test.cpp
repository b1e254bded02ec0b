#include <set>
#include <string>

#include "core/model.h"
#include "parse/address/address_signs.h"
#include "parse/calibration.h"
#include "parse/models/models.h"
#include "parse/roles/role_scores.h"
#include "support/catch.h"

using namespace cardlog;

TEST_CASE("each table of the parser names exactly the features there are")
{
    const EmbeddedFiles files = parse_models();
    std::set<std::string> read;
    const auto check = [&]<class Table>(const char* name) {
        CAPTURE(name);
        CHECK_NOTHROW(Table(files, name));
        read.insert(name);
    };
    check.operator()<Model<CalibratedField, 2>>("picture_calibration");
    check.operator()<Model<CalibratedField, 2>>("text_calibration");
    // A net has two tables.
    CHECK_NOTHROW(role_net());
    CHECK_NOTHROW(address_net());
    // Its rows are of no enumeration.
    CHECK(table_rows(files, "given_name_ngrams").size() > 10000);
    CHECK(read.size() + 5 == files.size());
}

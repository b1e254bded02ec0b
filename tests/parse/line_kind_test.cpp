#include <string>
#include <vector>

#include "parse/text/line_kind.h"
#include "support/catch.h"

using namespace cardlog;

TEST_CASE("a line shows what it looks like, well-formed or not")
{
    struct Case {
        std::string text;
        LineKind kind;
    };
    const std::vector<Case> cases{
        {"E-Mail: anna@beispiel", LineKind::email},
        {"anna (at) beispiel.example", LineKind::email},
        {"anna[AT]beispiel.example", LineKind::email},
        {"anna @ beispiel.example", LineKind::email},
        {"@ 030 23125 4", LineKind::phone},  // a telephone's picture is read as an at sign
        {"wwwbeispiel example", LineKind::website},
        {"WWW.BEISPIEL.EXAMPLE", LineKind::website},
        {"https//beispiel", LineKind::website},
        {"Tel. 030 23125", LineKind::phone},
        {"49074 Osnabrück 12", LineKind::phone},
        {"49074 Osnabrück", LineKind::other},
        {"Anna Beispiel", LineKind::other},
        {"", LineKind::other},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        const CardText text = from_plain_text(one.text);
        CHECK(kind_of(text.lines.empty() ? Line{} : text.lines.front()) == one.kind);
    }
}

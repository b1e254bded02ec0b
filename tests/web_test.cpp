#include "app/exchange/html.h"
#include "storage/calls/calls.h"
#include "support/catch.h"
#include "web/pages.h"

using namespace cardlog;

TEST_CASE("the page of calls escapes what a card says and marks what is overdue")
{
    const Day today{std::chrono::year(2026), std::chrono::November, std::chrono::day(24)};
    CallbackSummary owed;
    owed.name = "<script>alert('x')</script>";
    owed.company = "Oak & \"Stone\"";
    owed.phone = "+493023125123";
    owed.due = Day{std::chrono::year(2026), std::chrono::November, std::chrono::day(23)};
    CHECK_THAT(callbacks_page({owed}, today),
               contains_text("<tr class=\"overdue\"><td>2026-11-23</td>"
                             "<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>"
                             "<td>Oak &amp; &quot;Stone&quot;</td>"
                             "<td><a href=\"tel:+493023125123\">+493023125123</a></td>"
                             "<td></td></tr>"));
    owed.due = today;
    CHECK_THAT(callbacks_page({owed}, today), contains_text("<tr><td>2026-11-24</td>"));
    CHECK_THAT(callbacks_page({}, today), contains_text("<table>\n</table>"));
}

#include "web/pages/calls_view.h"

#include <algorithm>
#include <chrono>

#include "app/exchange/agenda.h"
#include "app/people/shown_values.h"
#include "core/fields.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

constexpr std::chrono::days week{7};

View line_view(const CallbackSummary& call, Language language)
{
    return {{"contact", call.contact},
            {"who", who(call, language)},
            {"company", call.name.empty() ? "" : call.company},
            {"due", day_text(call.due, language)}};
}

View group(const std::vector<View>& lines, std::size_t count, const std::string& title)
{
    return {{"title", title}, {"count", count}, {"lines", lines}};
}

Day day_after(const Day& day, std::chrono::days days)
{
    return std::chrono::sys_days(day) + days;
}

Day next_monday(const Day& day)
{
    const std::chrono::weekday today{std::chrono::sys_days(day)};
    const std::chrono::days left = std::chrono::Monday - today;
    return day_after(day, left.count() == 0 ? week : left);
}

}  // namespace

View later_view(const Day& today, Language language)
{
    const auto choice = [&](const std::string& key, const Day& day) {
        return View{{"label", text(language, key)}, {"day", to_iso(day)}};
    };
    return {choice("tomorrow", day_after(today, std::chrono::days(1))),
            choice("in_three_days", day_after(today, std::chrono::days(3))),
            choice("monday", next_monday(today))};
}

View call_view(const CallbackSummary& call, const Day& today, Language language)
{
    View view = line_view(call, language);
    view["notes"] = call_notes(call, today, language);
    view["tel"] = text_of(call.phone);
    view["number"] = call.phone ? shown_number(*call.phone) : "";
    view["later"] = later_view(today, language);
    return view;
}

Day end_of_week(const Day& today)
{
    return day_after(today, week);
}

View calls_view(const std::vector<CallbackSummary>& calls, const OwedCalls& owed, const Day& today,
                Language language)
{
    const std::size_t shown = std::min(calls.size(), most_calls);
    std::vector<View> unfolded;
    std::vector<View> waiting;
    std::vector<View> soon;
    std::vector<View> later;
    for (const CallbackSummary& call : std::vector(calls.begin(), calls.begin() + long(shown))) {
        if (call.due > today) {
            (call.due <= end_of_week(today) ? soon : later).push_back(line_view(call, language));
        } else if (unfolded.size() < most_unfolded) {
            unfolded.push_back(call_view(call, today, language));
        } else {
            waiting.push_back(line_view(call, language));
        }
    }
    const bool is_free_today = owed.today == 0 && !calls.empty();
    View groups = View::array();
    const auto add_group = [&](const std::vector<View>& lines, std::size_t count, const char* key) {
        if (count > 0) {
            groups.push_back(group(lines, count, text(language, key)));
        }
    };
    add_group(waiting, owed.today - std::min(owed.today, unfolded.size()), "waiting");
    add_group(soon, owed.soon, "soon");
    add_group(later, owed.later, "later");
    return {{"today_count", owed.today > 0 ? View(owed.today) : View(false)},
            {"calls", unfolded},
            {"groups", groups},
            {"is_empty", calls.empty()},
            {"next_call", is_free_today ? line_view(calls.front(), language) : View(false)},
            {"is_cut", calls.size() > shown}};
}

}  // namespace cardlog

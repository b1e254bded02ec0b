#include "app/exchange/todo.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <regex>
#include <sstream>

#include <libical/ical.h>

#include "app/exchange/wording.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "core/error.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

// Neither urgent nor of no matter: RFC 5545, 3.8.1.9.
constexpr int medium_priority = 5;

// When the alarm rings on the due day, in UTC: office hours in Europe.
constexpr std::chrono::hours morning{8};

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype ical_time(Time time)
{
    return icaltime_from_timet_with_zone(time.time_since_epoch().count(), 0,
                                         icaltimezone_get_utc_timezone());
}

icaltimetype ical_day(const Day& day)
{
    icaltimetype time = icaltime_null_date();
    time.year = static_cast<int>(day.year());
    time.month = static_cast<int>(static_cast<unsigned>(day.month()));
    time.day = static_cast<int>(static_cast<unsigned>(day.day()));
    return time;
}

std::string reach(const StoredContact& contact)
{
    std::string text = shown_name_and_company(contact.contact);
    for (const Phone& phone : contact.contact.phones) {
        if (phone.type != PhoneType::fax) {
            text += ", " + shown_number(phone);
        }
    }
    return text;
}

std::string description(const Todo& todo)
{
    std::string text;
    const auto add = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    for (const Encounter& met : todo.contact.encounters) {
        if (met.event) {
            add(*met.event);
        }
        if (met.talked_about) {
            add(*met.talked_about);
        }
    }
    for (const Referral& referral : todo.contact.referrals) {
        add(call_sentence(referral.to_name, referral.state, todo.language));
    }
    for (const Attempt& attempt : todo.callback.attempts) {
        add(day_text(utc_day(attempt.at), todo.language) + " " +
            outcome_text(attempt.outcome, todo.language) +
            (attempt.note.empty() ? "" : ": " + attempt.note));
    }
    return text;
}

void add_state(icalcomponent* component, const Callback& callback)
{
    if (callback.pending()) {
        icalcomponent_add_property(component, icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
    } else if (callback.outcome == Outcome::released || callback.taken_back) {
        icalcomponent_add_property(component, icalproperty_new_status(ICAL_STATUS_CANCELLED));
    } else {
        icalcomponent_add_property(component, icalproperty_new_status(ICAL_STATUS_COMPLETED));
        icalcomponent_add_property(component,
                                   icalproperty_new_completed(ical_time(*callback.closed_at)));
    }
}

std::string summary_of(const Todo& todo)
{
    const bool is_german = todo.language == Language::german;
    return plain_text((is_german ? "Anruf: " : "Call ") +
                      shown_name_and_company(todo.contact.contact));
}

void add_alarm(icalcomponent* component, icalproperty* when, const Todo& todo)
{
    icalcomponent* alarm = icalcomponent_new_valarm();
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    icalcomponent_add_property(alarm, when);
    icalcomponent_add_property(alarm, icalproperty_new_description(summary_of(todo).c_str()));
    icalcomponent_add_component(component, alarm);
}

icalproperty* in_the_morning_of(const Day& day)
{
    icaltriggertype trigger{};
    trigger.time = ical_time(std::chrono::sys_days(day) + morning);
    icalproperty* when = icalproperty_new_trigger(trigger);
    icalproperty_add_parameter(when, icalparameter_new_value(ICAL_VALUE_DATETIME));
    return when;
}

// An event of a day begins at midnight wherever the calendar is looked at.
icalproperty* in_the_morning()
{
    icaltriggertype trigger{};
    trigger.duration = icaldurationtype_from_int(
        static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(morning).count()));
    return icalproperty_new_trigger(trigger);
}

// What tasks and events have in common.
void add_call(icalcomponent* component, const Todo& todo, const std::string& uid)
{
    const auto add = [&](icalproperty* property) {
        icalcomponent_add_property(component, property);
    };
    add(icalproperty_new_uid(uid.c_str()));
    add(icalproperty_new_dtstamp(ical_time(todo.changed_at)));
    add(icalproperty_new_created(ical_time(todo.callback.created_at)));
    add(icalproperty_new_lastmodified(ical_time(todo.changed_at)));
    add(icalproperty_new_summary(summary_of(todo).c_str()));
    add(icalproperty_new_contact(plain_text(reach(todo.contact)).c_str()));
    if (const std::string text = plain_text(description(todo)); !text.empty()) {
        add(icalproperty_new_description(text.c_str()));
    }
}

icalcomponent* task_of(const Todo& todo)
{
    icalcomponent* component = icalcomponent_new_vtodo();
    add_call(component, todo, uid_of(todo.callback));
    icalcomponent_add_property(component, icalproperty_new_due(ical_day(todo.callback.due)));
    icalcomponent_add_property(component, icalproperty_new_priority(medium_priority));
    add_state(component, todo.callback);
    if (todo.callback.pending()) {
        add_alarm(component, in_the_morning_of(todo.callback.due), todo);
    }
    return component;
}

icalcomponent* event_of(const Todo& todo)
{
    const Day next = std::chrono::sys_days(todo.callback.due) + std::chrono::days(1);
    icalcomponent* component = icalcomponent_new_vevent();
    const auto add = [&](icalproperty* property) {
        icalcomponent_add_property(component, property);
    };
    add_call(component, todo, uid_of(todo.callback) + "-event");
    add(icalproperty_new_dtstart(ical_day(todo.callback.due)));
    add(icalproperty_new_dtend(ical_day(next)));
    add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    add(icalproperty_new_status(todo.callback.pending() ? ICAL_STATUS_CONFIRMED
                                                        : ICAL_STATUS_CANCELLED));
    if (todo.callback.pending()) {
        add_alarm(component, in_the_morning(), todo);
    }
    return component;
}

std::string uid_in(icalcomponent* task)
{
    const char* uid = icalcomponent_get_uid(task);
    return uid == nullptr ? "" : uid;
}

std::optional<Day> due_day_in(icalcomponent* task)
{
    const icaltimetype due = icalcomponent_get_due(task);
    if (icaltime_is_null_time(due) != 0) {
        return std::nullopt;
    }
    return Day(std::chrono::year(due.year), std::chrono::month(static_cast<unsigned>(due.month)),
               std::chrono::day(static_cast<unsigned>(due.day)));
}

TaskState state_of(icalcomponent* task)
{
    TaskState state;
    state.uid = uid_in(task);
    state.due = due_day_in(task);
    const char* summary = icalcomponent_get_summary(task);
    state.summary = summary == nullptr ? "" : summary;
    icalproperty* completed = icalcomponent_get_first_property(task, ICAL_COMPLETED_PROPERTY);
    if (completed != nullptr) {
        const icaltimetype time = icalproperty_get_datetime_with_component(completed, task);
        if (icaltime_is_valid_time(time) != 0 && icaltime_is_null_time(time) == 0) {
            state.completed_at = Time{std::chrono::seconds(
                icaltime_as_timet_with_zone(time, icaltime_get_timezone(time)))};
        }
    }
    const icalproperty* status = icalcomponent_get_first_property(task, ICAL_STATUS_PROPERTY);
    state.completed = status == nullptr ? state.completed_at.has_value()
                                        : icalproperty_get_status(status) == ICAL_STATUS_COMPLETED;
    state.cancelled = status != nullptr && icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
    return state;
}

// The properties of a kind, as text.
std::vector<std::string> properties_in(icalcomponent* task, icalproperty_kind kind)
{
    std::vector<std::string> texts;
    for (icalproperty* property = icalcomponent_get_first_property(task, kind); property != nullptr;
         property = icalcomponent_get_next_property(task, kind)) {
        texts.emplace_back(icalproperty_as_ical_string(property));
    }
    return texts;
}

void set_properties(icalcomponent* task, icalproperty_kind kind, icalcomponent* from)
{
    while (icalproperty* old = icalcomponent_get_first_property(task, kind)) {
        icalcomponent_remove_property(task, old);
        icalproperty_free(old);
    }
    for (icalproperty* property = icalcomponent_get_first_property(from, kind); property != nullptr;
         property = icalcomponent_get_next_property(from, kind)) {
        icalcomponent_add_property(task, icalproperty_new_clone(property));
    }
}

std::vector<std::string> description_in(icalcomponent* task)
{
    const char* text = icalcomponent_get_description(task);
    std::vector<std::string> lines;
    std::istringstream stream(text == nullptr ? "" : text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

// Puts the lines that somebody wrote into a task into `now` too.
void add_description(icalcomponent* task, icalcomponent* was, icalcomponent* now)
{
    const std::vector<std::string> old_lines = description_in(was);
    std::vector<std::string> lines = description_in(now);
    for (const std::string& line : description_in(task)) {
        if (std::find(old_lines.begin(), old_lines.end(), line) == old_lines.end() &&
            std::find(lines.begin(), lines.end(), line) == lines.end()) {
            lines.push_back(line);
        }
    }
    std::string text;
    for (const std::string& line : lines) {
        text += (text.empty() ? "" : "\n") + line;
    }
    if (!text.empty()) {
        icalcomponent_set_description(now, text.c_str());
    }
}

std::string alarm_in(icalcomponent* task)
{
    icalcomponent* alarm = icalcomponent_get_first_component(task, ICAL_VALARM_COMPONENT);
    return alarm == nullptr ? "" : icalcomponent_as_ical_string(alarm);
}

void set_alarm(icalcomponent* task, icalcomponent* from)
{
    while (icalcomponent* old = icalcomponent_get_first_component(task, ICAL_VALARM_COMPONENT)) {
        icalcomponent_remove_component(task, old);
        icalcomponent_free(old);
    }
    if (icalcomponent* alarm = icalcomponent_get_first_component(from, ICAL_VALARM_COMPONENT)) {
        icalcomponent_add_component(task, icalcomponent_new_clone(alarm));
    }
}

Component parsed(const std::string& calendar, const std::filesystem::path& name)
{
    Component whole(icalparser_parse_string(calendar.c_str()), icalcomponent_free);
    if (!whole) {
        throw Error(ExitCode::input, shell_word(name) + ": is no calendar, or not all of one",
                    "Have the other program write it again");
    }
    return whole;
}

std::string as_text(icalcomponent* calendar)
{
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar),
        [](void* memory) { icalmemory_free_buffer(memory); });
    return text.get();
}

icalcomponent* task_in(const Component& calendar)
{
    return icalcomponent_get_first_component(calendar.get(), ICAL_VTODO_COMPONENT);
}

// Tasks stand in calendars, and a file may hold several of those.
void add_tasks(icalcomponent* component, std::vector<TaskState>& tasks)
{
    if (icalcomponent_isa(component) == ICAL_VTODO_COMPONENT) {
        tasks.push_back(state_of(component));
        return;
    }
    for (icalcomponent* part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
         part != nullptr; part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        add_tasks(part, tasks);
    }
}

}  // namespace

std::string uid_of(const Callback& callback)
{
    return "cardlog-" + std::to_string(callback.created_at.time_since_epoch().count()) + "-call-" +
           std::to_string(callback.id);
}

std::optional<CallbackName> callback_name_from(const std::string& uid)
{
    static const std::regex ours("cardlog-([0-9]{1,11})-call-([0-9]{1,18})");
    std::smatch part;
    if (!std::regex_match(uid, part, ours)) {
        return std::nullopt;
    }
    return CallbackName{std::stoll(part[2]), Time{std::chrono::seconds(std::stoll(part[1]))}};
}

std::string calendar_of(const std::vector<Todo>& todos, CallsAs calls_as)
{
    const Component calendar(icalcomponent_new_vcalendar(), icalcomponent_free);
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//cardlog//cardlog//EN"));
    for (const Todo& todo : todos) {
        icalcomponent_add_component(calendar.get(),
                                    calls_as == CallsAs::tasks ? task_of(todo) : event_of(todo));
    }
    return as_text(calendar.get());
}

std::vector<TaskState> tasks_in(const std::string& calendar, const std::filesystem::path& name)
{
    const Component whole = parsed(calendar, name);
    std::vector<TaskState> tasks;
    add_tasks(whole.get(), tasks);
    return tasks;
}

std::string patched_calendar(const std::string& text, const std::string& before,
                             const std::string& after, const std::filesystem::path& name)
{
    const Component whole = parsed(text, name);
    const Component old_calendar = parsed(before, name);
    const Component new_calendar = parsed(after, name);
    icalcomponent* task = task_in(whole);
    icalcomponent* was = task_in(old_calendar);
    icalcomponent* now = task_in(new_calendar);
    if (text == before || task == nullptr || was == nullptr || now == nullptr) {
        return after;
    }
    add_description(task, was, now);
    for (const icalproperty_kind kind : {ICAL_SUMMARY_PROPERTY, ICAL_CONTACT_PROPERTY}) {
        if (properties_in(was, kind) == properties_in(task, kind)) {
            set_properties(task, kind, now);  // else somebody called it otherwise there
        }
    }
    for (const icalproperty_kind kind :
         {ICAL_DTSTAMP_PROPERTY, ICAL_LASTMODIFIED_PROPERTY, ICAL_DUE_PROPERTY,
          ICAL_DESCRIPTION_PROPERTY, ICAL_STATUS_PROPERTY, ICAL_COMPLETED_PROPERTY}) {
        if (properties_in(was, kind) != properties_in(now, kind)) {
            set_properties(task, kind, now);
        }
    }
    if (alarm_in(was) != alarm_in(now)) {
        set_alarm(task, now);
    }
    return as_text(whole.get());
}

}  // namespace cardlog

#include "app/exchange/todo.h"

#include <chrono>
#include <memory>
#include <regex>

#include <libical/ical.h>

#include "app/exchange/wording.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "core/error.h"
#include "core/fields.h"
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

std::string who(const StoredContact& contact)
{
    const std::string company = text_of(contact.contact.company);
    const std::string name = shown_name(contact.contact);
    return name + (contact.contact.name && !company.empty() ? ", " + company : "");
}

std::string reach(const StoredContact& contact)
{
    std::string text = who(contact);
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
        add(call_sentence(referral.to_name, referral.state, Language::english));
    }
    for (const Attempt& attempt : todo.callback.attempts) {
        add(to_iso(attempt.at) + " " + to_string(attempt.outcome) +
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
    return plain_text("Call " + who(todo.contact));
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

TaskState state_of(icalcomponent* task)
{
    TaskState state{uid_in(task), false, std::nullopt};
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
    return state;
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
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar.get()),
        [](void* memory) { icalmemory_free_buffer(memory); });
    return text.get();
}

std::vector<TaskState> tasks_in(const std::string& calendar, const std::filesystem::path& name)
{
    const Component whole(icalparser_parse_string(calendar.c_str()), icalcomponent_free);
    if (!whole) {
        throw Error(ExitCode::input, name.string() + ": is no calendar, or not all of one",
                    "Have the other program write it again");
    }
    std::vector<TaskState> tasks;
    add_tasks(whole.get(), tasks);
    return tasks;
}

}  // namespace cardlog

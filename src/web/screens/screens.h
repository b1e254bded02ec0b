#pragma once

#include "web/screens/visit.h"

namespace cardlog {

// What is shown and done, a function a path; see the table in site.cpp. They throw Error as the
// store does.

Response show_calls(Visit& visit);
Response log_a_call(Visit& visit);
Response move_a_call(Visit& visit);
Response undo_change(Visit& visit);

Response list_people(Visit& visit);
Response search_people(Visit& visit);
Response show_person(Visit& visit);
Response save_own_words(Visit& visit);
Response add_value(Visit& visit);
Response note_referral(Visit& visit);
Response set_card_aside(Visit& visit);
Response show_dial_code(Visit& visit);
Response show_card(Visit& visit);

Response show_capture(Visit& visit);
Response keep_upload(Visit& visit);
Response save_evening(Visit& visit);
Response show_uploaded_page(Visit& visit);
Response confirm_count(Visit& visit);
Response read_upload_again(Visit& visit);
Response leave_upload(Visit& visit);
Response add_missing_card(Visit& visit);
Response open_events(Visit& visit);
Response tell_newest(Visit& visit);

Response show_review(Visit& visit);
Response settle_in_review(Visit& visit);
Response mend_value(Visit& visit);

Response show_unread(Visit& visit);
Response save_unread(Visit& visit);

Response show_glance(Visit& visit);
Response settle_glance(Visit& visit);
Response take_row_back(Visit& visit);

Response show_promises(Visit& visit);
Response save_promise(Visit& visit);

Response show_corners(Visit& visit);
Response show_page_of_card(Visit& visit);
Response read_with_corners(Visit& visit);
Response read_turned(Visit& visit);

Response show_duplicates(Visit& visit);
Response settle_duplicate(Visit& visit);

Response take_contacts(Visit& visit);
Response take_calls(Visit& visit);

}  // namespace cardlog

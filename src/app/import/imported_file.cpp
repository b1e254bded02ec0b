#include "app/import/imported_file.h"

#include "core/evidence.h"
#include "core/fields.h"

namespace cardlog {

ImportedFile::Card imported_card(const Contact& values)
{
    ImportedFile::Card card;
    card.values = values;
    card.needs_review =
        is_empty(values) ? std::vector<std::string>{unread_card} : needs_review(values);
    return card;
}

}  // namespace cardlog

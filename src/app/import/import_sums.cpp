#include "app/import/import_sums.h"

namespace cardlog {
namespace {

void add_card(ImportSummary& summary, const ImportedFile::Card& card)
{
    summary.cards_to_review += card.needs_review.empty() ? 0 : 1;
    switch (card.how) {
    case CardOutcome::written:
    case CardOutcome::added: ++summary.cards_written; return;
    case CardOutcome::left_out: ++summary.cards_left_out; return;
    case CardOutcome::reread:
        ++summary.cards_reread;
        summary.cards_changed += card.changes.empty() ? 0 : 1;
        break;
    case CardOutcome::not_found: ++summary.cards_not_found; break;
    case CardOutcome::known:
    case CardOutcome::same_card:
    case CardOutcome::unreadable: break;
    }
    ++summary.cards_known;
}

}  // namespace

ImportSummary with(ImportSummary summary, const ImportedFile& file)
{
    ++summary.files;
    summary.files_without_card += file.outcome == FileOutcome::no_card ? 1 : 0;
    const bool has_failed = file.outcome == FileOutcome::failed;
    summary.files_failed += has_failed ? 1 : 0;
    summary.cards_failed += has_failed ? 1 : file.damaged_pages;
    for (const ImportedFile::Card& card : file.cards) {
        add_card(summary, card);
    }
    return summary;
}

}  // namespace cardlog

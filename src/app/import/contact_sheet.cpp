#include "app/import/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/exchange/html.h"
#include "app/people/shown_values.h"
#include "core/fields.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

constexpr const char* style =
    "body{font-family:sans-serif;margin:1em}section{break-inside:avoid;border-top:1px solid #999;"
    "padding:.5em 0}svg{max-width:100%;height:auto;max-height:40em}"
    "polygon{fill:none;stroke:#080;stroke-width:.4%}li.doubt{color:#a00}"
    "text{fill:#080;stroke:#fff;stroke-width:.3%;paint-order:stroke;font-weight:bold}";

std::string rounded(double pixels)
{
    return std::to_string(std::lround(pixels));
}

std::string pair_of(double x, double y)
{
    return rounded(x) + "," + rounded(y) + " ";
}

std::string outline_of(const Quad& quad, int number, const ImportedFile::Page& page)
{
    std::string points;
    Point middle;
    for (const Point& corner : quad) {
        points += pair_of(corner.x, corner.y);
        middle.x += corner.x / 4;
        middle.y += corner.y / 4;
    }
    const int letters = std::max(page.width, page.height) / 20;
    return "<polygon points=\"" + points + "\"/><text x=\"" + rounded(middle.x) + "\" y=\"" +
           rounded(middle.y) + "\" font-size=\"" + std::to_string(letters) + "\">" +
           std::to_string(number) + "</text>";
}

std::string picture_of(const ImportedFile& file, const ImportedFile::Page& page)
{
    const std::string width = std::to_string(page.width);
    const std::string height = std::to_string(page.height);
    std::string svg = "<svg viewBox=\"0 0 " + width + " " + height + "\"><image width=\"" + width +
                      "\" height=\"" + height + "\" href=\"data:image/jpeg;base64," +
                      base64(page.jpeg) + "\"/>";
    int number = 0;
    for (const ImportedFile::Card& card : file.cards) {
        ++number;
        if (card.page == page.page) {
            svg += outline_of(card.quad, number, page);
        }
    }
    return svg + "</svg>\n";
}

std::string item_of(const ImportedFile::Card& card)
{
    std::string text;
    for_each_field(card.values, [&](const auto&, const auto& value) {
        for (const std::string& one : shown_texts(value)) {
            text += (text.empty() ? "" : " &middot; ") + html_text(one);
        }
    });
    for (const std::string& field : card.needs_review) {
        text += " [" + html_text(field) + "?]";
    }
    return std::string(card.needs_review.empty() ? "<li>" : "<li class=\"doubt\">") + text +
           "</li>\n";
}

}  // namespace

std::string contact_sheet_head(const std::string& title)
{
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + html_text(title) +
           "</title><style>" + style + "</style></head><body>\n<h1>" + html_text(title) + "</h1>\n";
}

std::string contact_sheet_entry(const ImportedFile& file)
{
    std::string html = "<section><h2>" + html_text(shell_word(file.file)) + "</h2>\n";
    if (file.failure) {
        return html + "<p>" + html_text(file.failure->what()) + "</p></section>\n";
    }
    if (file.outcome == FileOutcome::already_known && file.pages.empty()) {
        return html + "<p>already imported</p></section>\n";
    }
    for (const ImportedFile::Page& page : file.pages) {
        html += picture_of(file, page);
    }
    html += file.cards.empty() ? "<p>no card found</p>" : "<ol>\n";
    for (const ImportedFile::Card& card : file.cards) {
        html += item_of(card);
    }
    return html + (file.cards.empty() ? "" : "</ol>") + "</section>\n";
}

std::string contact_sheet_end()
{
    return "</body></html>\n";
}

}  // namespace cardlog

#include "app/doctor.h"

#include <algorithm>
#include <system_error>

#include <opencv2/core/utility.hpp>

#include "core/error.h"
#include "core/shell_word.h"
#include "imaging/load/formats.h"
#include "ocr/tesseract.h"
#include "storage/journal/journal.h"
#include "storage/store.h"

namespace cardlog {
namespace {

using State = Finding::State;
using Topic = Finding::Topic;

std::string install(const std::string& package)
{
    return "sudo apt install " + package;
}

// Found is not yet readable: the data may be damaged or of another version.
Finding language_finding(const std::string& language)
{
    try {
        (void)make_tesseract(language);
        return {Topic::language, language, State::works, "asked for by --lang", ""};
    } catch (const Error&) {
        return {Topic::language, language, State::missing, "asked for by --lang",
                install(language_package(language))};
    }
}

void add_languages(const std::string& languages, std::vector<Finding>& findings)
{
    const std::vector<std::string> asked_for = split_languages(languages);
    for (const std::string& language : asked_for) {
        findings.push_back(language_finding(language));
    }
    for (const std::string& language : installed_languages()) {
        const bool listed =
            std::find(asked_for.begin(), asked_for.end(), language) != asked_for.end();
        if (!listed) {
            findings.push_back({Topic::language, language, State::works, "see --lang", ""});
        }
    }
}

void add_formats(std::vector<Finding>& findings)
{
    for (const PictureFormat& format : picture_formats()) {
        Finding finding{Topic::format, std::string(format.name), State::works, "", ""};
        for (const std::string_view ending : format.endings) {
            finding.detail += std::string(ending) + " ";
        }
        finding.detail += "by " + std::string(format.library);
        if (const std::string package = missing_package(format); !package.empty()) {
            finding.state = State::missing;
            finding.hint = install(package);
        }
        findings.push_back(finding);
    }
    findings.push_back({Topic::format, "vCard", State::works, ".vcf .vcard by cardlog itself", ""});
    findings.push_back({Topic::format, "ZIP", State::works, ".zip by libarchive", ""});
    findings.push_back({Topic::format, "Mail", State::works, ".eml .mbox by GMime", ""});
}

Finding store_finding(const std::filesystem::path& file)
{
    Finding finding{Topic::store, shell_word(file), State::works, "", ""};
    std::error_code unknown;
    if (std::filesystem::status(file, unknown).type() == std::filesystem::file_type::not_found) {
        finding.detail = "not made yet; the first import makes it";
        return finding;
    }
    try {
        const Store store = Store::open(file);
        const std::vector<std::string> broken = store.journal().audit();
        for (const std::string& sentence : broken) {
            finding.detail += (finding.detail.empty() ? "" : "; ") + sentence;
        }
        if (broken.empty()) {
            finding.detail =
                "contacts: " + std::to_string(store.journal().sums().contacts) + ", nothing broken";
        } else {
            finding.state = State::broken;
            finding.hint = "keep the file as it is and bring back a copy from before";
        }
    } catch (const Error& error) {
        finding = {Topic::store, shell_word(file), State::broken, error.what(), error.hint()};
    }
    return finding;
}

}  // namespace

std::vector<Finding> examine(const std::string& languages, const std::filesystem::path& store_file)
{
    std::vector<Finding> findings;
    add_languages(languages, findings);
    findings.push_back({Topic::library, "Tesseract", State::works, tesseract_version(), ""});
    findings.push_back({Topic::library, "OpenCV", State::works, cv::getVersionString(), ""});
    findings.push_back({Topic::library, "SQLite", State::works, sqlite_version(), ""});
    add_formats(findings);
    findings.push_back(store_finding(store_file));
    return findings;
}

}  // namespace cardlog

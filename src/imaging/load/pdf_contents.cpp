#include "imaging/load/pdf_contents.h"

#include <stdexcept>
#include <string>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace cardlog {
namespace {

// Counts what goes through, and ends it where there is too much.
class Count : public Pipeline {
public:
    explicit Count(std::size_t most) : Pipeline("count", nullptr), most_(most) {}

    void write(const unsigned char* /*bytes*/, std::size_t count) override
    {
        count_ += count;
        if (is_too_much()) {
            throw std::length_error("enough is known");
        }
    }
    void finish() override {}

    [[nodiscard]] bool is_too_much() const { return count_ > most_; }

private:
    std::size_t most_;
    std::size_t count_ = 0;
};

QPDFObjectHandle page_of(QPDF& pdf, int index)
{
    try {
        return pdf.getAllPages().at(static_cast<std::size_t>(index));
    } catch (const std::exception&) {
        return QPDFObjectHandle::newNull();
    }
}

QPDFObjectHandle entry(QPDFObjectHandle dictionary, const std::string& key)
{
    return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

double number(const QPDFObjectHandle& dictionary, const std::string& key)
{
    QPDFObjectHandle value = entry(dictionary, key);
    return value.isNumber() ? value.getNumericValue() : 0;
}

}  // namespace

PdfContents::PdfContents(const std::filesystem::path& file) : pdf_(std::make_unique<QPDF>())
{
    pdf_->setSuppressWarnings(true);
    try {
        pdf_->processFile(file.c_str());
        pdf_->pushInheritedAttributesToPage();
    } catch (const std::exception&) {
        pdf_ = std::make_unique<QPDF>();
        pdf_->emptyPDF();
    }
}

PdfContents::~PdfContents() = default;

std::vector<cv::Size2d> PdfContents::images(int page) const
{
    std::vector<cv::Size2d> sizes;
    QPDFObjectHandle objects = entry(entry(page_of(*pdf_, page), "/Resources"), "/XObject");
    if (!objects.isDictionary()) {
        return sizes;
    }
    for (const std::string& name : objects.getKeys()) {
        QPDFObjectHandle image = objects.getKey(name);
        if (image.isStream()) {
            sizes.emplace_back(number(image.getDict(), "/Width"),
                               number(image.getDict(), "/Height"));
        }
    }
    return sizes;
}

bool PdfContents::is_drawn_by_more_than(std::size_t bytes, int page) const
{
    Count count(bytes);
    try {
        page_of(*pdf_, page).pipePageContents(&count);
    } catch (const std::exception&) {  // it was too much, or is not understood
    }
    return count.is_too_much();
}

}  // namespace cardlog

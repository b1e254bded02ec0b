#include "imaging/load/pdf_contents.h"

#include <algorithm>
#include <map>
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
    [[nodiscard]] std::size_t count() const { return count_; }

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

// The names of what a stream of drawing draws, each as often as it does.
class DrawnNames : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override
    {
        if (object.isOperator() && object.getOperatorValue() == "Do" && last_.isName()) {
            names_.push_back(last_.getName());
        }
        last_ = object;
    }
    void handleEOF() override {}

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
    QPDFObjectHandle last_ = QPDFObjectHandle::newNull();
    std::vector<std::string> names_;
};

// Drawing is text: only an attack is packed like this, into a millionth of its size.
bool is_packed_as_picture(QPDFObjectHandle stream)
{
    const std::string filter = entry(stream.getDict(), "/Filter").unparse();
    return filter.find("/JBIG2Decode") != std::string::npos ||
           filter.find("/JPXDecode") != std::string::npos ||
           filter.find("/CCITTFaxDecode") != std::string::npos ||
           filter.find("/DCTDecode") != std::string::npos;
}

// What it takes to draw a page, in bytes of drawing.
class DrawingCost {
public:
    explicit DrawingCost(std::size_t most) : most_(most) {}

    std::size_t of_page(QPDFObjectHandle page)
    {
        for (const QPDFObjectHandle& part : page.getPageContents()) {
            if (is_packed_as_picture(part)) {
                return most_ + 1;
            }
        }
        return of_drawing([&](Pipeline& into) { page.pipePageContents(&into); },
                          [&](DrawnNames& names) { page.parsePageContents(&names); },
                          entry(page, "/Resources"), 0);
    }

private:
    template <class Unpack, class Parse>
    std::size_t of_drawing(Unpack unpack, Parse parse, const QPDFObjectHandle& resources, int depth)
    {
        Count count(most_);
        DrawnNames drawn;
        try {
            unpack(count);
            QPDFObjectHandle objects = entry(resources, "/XObject");
            if (objects.isDictionary() && !objects.getKeys().empty()) {
                parse(drawn);
            }
        } catch (const std::exception&) {  // it was too much, or is not understood
        }
        std::size_t cost = count.count();
        for (const std::string& name : drawn.names()) {
            cost = std::min(cost + of_object(entry(entry(resources, "/XObject"), name), depth + 1),
                            most_ + 1);
        }
        return cost;
    }

    // What is drawn below a hundred forms is not drawn.
    std::size_t of_object(QPDFObjectHandle object, int depth)
    {
        constexpr double pixels_a_byte = 32;
        if (!object.isStream() || depth > 100) {
            return 0;
        }
        const auto [known, is_new] = costs_.try_emplace(object.getObjGen(), 0);
        std::size_t& cost = known->second;
        QPDFObjectHandle dictionary = object.getDict();
        if (is_new && entry(dictionary, "/Subtype").isNameAndEquals("/Form")) {
            cost = of_form(object, depth);
        } else if (is_new) {
            cost = static_cast<std::size_t>(std::clamp(
                number(dictionary, "/Width") * number(dictionary, "/Height") / pixels_a_byte, 0.0,
                static_cast<double>(most_)));
        }
        return cost;
    }

    std::size_t of_form(QPDFObjectHandle form, int depth)
    {
        if (is_packed_as_picture(form)) {
            return most_ + 1;
        }
        return of_drawing(
            [&](Pipeline& into) { form.pipeStreamData(&into, 0, qpdf_dl_generalized); },
            [&](DrawnNames& names) { form.parseAsContents(&names); },
            entry(form.getDict(), "/Resources"), depth);
    }

    std::size_t most_;
    std::map<QPDFObjGen, std::size_t> costs_;
};

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
    try {
        return DrawingCost(bytes).of_page(page_of(*pdf_, page)) > bytes;
    } catch (const std::exception&) {  // it is not understood
        return false;
    }
}

bool PdfContents::has_more_fields_than(std::size_t fields) const
{
    std::vector<QPDFObjectHandle> fields_left;
    const auto add_each_of = [&](QPDFObjectHandle array) {
        if (array.isArray()) {
            const std::vector<QPDFObjectHandle> more = array.getArrayAsVector();
            fields_left.insert(fields_left.end(), more.begin(), more.end());
        }
    };
    add_each_of(entry(entry(pdf_->getRoot(), "/AcroForm"), "/Fields"));
    for (std::size_t seen = 0; !fields_left.empty(); ++seen) {
        if (seen + fields_left.size() > fields) {
            return true;
        }
        QPDFObjectHandle field = fields_left.back();
        fields_left.pop_back();
        add_each_of(entry(field, "/Kids"));
    }
    return false;
}

}  // namespace cardlog

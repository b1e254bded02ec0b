#include "ocr/latin_model.h"

// Defined by latin_model.S.in.
extern "C" const char cardlog_latin_model[];      // NOLINT(modernize-avoid-c-arrays)
extern "C" const char cardlog_latin_model_end[];  // NOLINT(modernize-avoid-c-arrays)

namespace cardlog {

std::string_view latin_model()
{
    return {cardlog_latin_model, cardlog_latin_model_end};
}

}  // namespace cardlog

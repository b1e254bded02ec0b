#pragma once

#include <filesystem>
#include <string>

#include "app/scan/upright.h"
#include "core/contact.h"
#include "core/text.h"
#include "imaging/debug.h"

namespace cardlog {

/// A sink that writes each picture it is given to `folder` as NAME-NN-STAGE.png, NN counting up.
/// The folder is made when it is missing. The sink throws Error(input) when it cannot write.
[[nodiscard]] DebugSink debug_pictures_into(const std::filesystem::path& folder,
                                            const std::string& name);

/// Shows a card that was read: flat, in even light, and with the lines read framed in grey and the
/// fields' print framed in green, or in red where a field needs review. Evidence is in pixels of
/// the flat card. Does nothing without a sink.
void show_reading(const DebugSink& debug, const UprightCard& card, const CardText& text,
                  const Contact& contact, bool is_card);

}  // namespace cardlog

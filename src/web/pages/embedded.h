#pragma once

#include "core/embedded.h"

namespace cardlog {

// The files beside this one, which embed.cmake compiles in.

EmbeddedFiles web_templates();
EmbeddedFiles web_texts();
EmbeddedFiles web_styles();
EmbeddedFiles web_scripts();

}  // namespace cardlog

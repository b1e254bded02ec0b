#include "imaging/load/heif_turns.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace cardlog {
namespace {

using Bytes = std::string_view;

// Takes a number of so many bytes, the highest first; as if zeros followed the end.
std::uint64_t taken(Bytes& bytes, std::size_t count)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        number = number << 8U | (bytes.empty() ? 0U : static_cast<unsigned char>(bytes.front()));
        bytes.remove_prefix(std::min<std::size_t>(1, bytes.size()));
    }
    return number;
}

struct Box {
    Bytes type;
    std::uint64_t size = 0;  ///< all of it
    Bytes content;           ///< as much as there is
};

// ISO/IEC 14496-12, 4.2: length, type, content. One of no size where nothing more can be read.
Box first_box(Bytes bytes)
{
    Bytes content = bytes;
    std::uint64_t size = taken(content, 4);
    const Bytes type = content.substr(0, 4);
    content.remove_prefix(type.size());
    size = size == 1 ? taken(content, 8) : size == 0 ? bytes.size() : size;
    const std::size_t header = bytes.size() - content.size();
    return size < header || type.size() < 4 ? Box{}
                                            : Box{type, size, content.substr(0, size - header)};
}

std::vector<Box> boxes_in(Bytes bytes)
{
    std::vector<Box> boxes;
    while (!bytes.empty() && first_box(bytes).size > 0) {
        boxes.push_back(first_box(bytes));
        bytes.remove_prefix(std::min<std::uint64_t>(boxes.back().size, bytes.size()));
    }
    return boxes;
}

// The box that says what the others are, which may come before or behind the pictures.
std::string meta_box(const std::filesystem::path& file)
{
    constexpr std::size_t most_bytes = 1U << 20U;
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(most_bytes, '\0');
    for (std::uint64_t at = 0; stream.seekg(static_cast<std::streamoff>(at));) {
        stream.read(bytes.data(), 16);
        const Box box =
            first_box(Bytes(bytes).substr(0, static_cast<std::size_t>(stream.gcount())));
        if (box.type == "meta") {
            stream.clear();
            stream.seekg(static_cast<std::streamoff>(at));
            stream.read(bytes.data(), static_cast<std::streamsize>(most_bytes));
            bytes.resize(static_cast<std::size_t>(stream.gcount()));
            return bytes;
        }
        if (box.size == 0) {
            break;
        }
        at += box.size;
    }
    return {};
}

Bytes content_of(Bytes boxes, std::string_view type)
{
    for (const Box& box : boxes_in(boxes)) {
        if (box.type == type) {
            return box.content;
        }
    }
    return {};
}

// The numbers, from 1, of the properties of a picture (ISO/IEC 23008-12, 9.3.1).
std::vector<std::size_t> properties_of(std::uint32_t picture, Bytes associations)
{
    const std::uint64_t version = taken(associations, 1);
    const bool is_wide = (taken(associations, 3) & 1U) != 0;
    taken(associations, 4);
    while (!associations.empty()) {
        const std::uint64_t number = taken(associations, version == 0 ? 2 : 4);
        std::vector<std::size_t> properties(taken(associations, 1));
        for (std::size_t& property : properties) {
            property = taken(associations, is_wide ? 2 : 1) & (is_wide ? 0x7fffU : 0x7fU);
        }
        if (number == picture) {
            return properties;
        }
    }
    return {};
}

}  // namespace

std::optional<int> quarter_turns(const std::filesystem::path& file, std::uint32_t picture)
{
    const std::string box = meta_box(file);
    const Bytes meta = content_of(box, "meta");
    const Bytes properties = content_of(meta.substr(std::min<std::size_t>(4, meta.size())), "iprp");
    const std::vector<Box> boxes = boxes_in(content_of(properties, "ipco"));
    std::optional<int> turns;
    for (const std::size_t number : properties_of(picture, content_of(properties, "ipma"))) {
        if (number == 0 || number > boxes.size()) {
            continue;
        }
        const Box& property = boxes[number - 1];
        if (property.type == "imir" || property.type == "clap") {
            return std::nullopt;
        }
        const bool is_turn = property.type == "irot" && !property.content.empty();
        turns = (turns.value_or(0) + (is_turn ? property.content[0] & 3 : 0)) % 4;
    }
    return turns;
}

}  // namespace cardlog

// The only file that knows mustache.
#include "web/pages/render.h"

#include <map>
#include <stdexcept>

#include <kainjow/mustache.hpp>

#include "web/pages/assets.h"
#include "web/pages/embedded.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

data data_of(const View& view)
{
    if (view.is_object()) {
        data object{data::type::object};
        for (const auto& [name, value] : view.items()) {
            object.set(name, data_of(value));
        }
        return object;
    }
    if (view.is_array()) {
        data list{data::type::list};
        for (const View& value : view) {
            list.push_back(data_of(value));
        }
        return list;
    }
    if (view.is_null() || view.is_boolean()) {
        return data{view.is_boolean() && view.get<bool>()};
    }
    if (view.is_string()) {
        const auto& text = view.get_ref<const std::string&>();
        return text.empty() ? data{false} : data{text};  // else a section would be shown for it
    }
    return data{view.dump()};
}

std::string rendered(mustache& shown, const data& values, const std::string& name)
{
    std::string text = shown.is_valid() ? shown.render(values) : "";
    if (!shown.is_valid()) {
        throw std::logic_error(name + ": " + shown.error_message());
    }
    return text;
}

// Any template may include any other one, and sees the words and the addresses.
data surroundings_of(Language language)
{
    data all{data::type::object};
    for (const EmbeddedFile& file : web_templates()) {
        all.set(std::string(file.name),
                data{kainjow::mustache::partial([text = file.text] { return std::string(text); })});
    }
    data words{data::type::object};
    for (const auto& [key, word] : texts(language)) {
        words.set(key, word);
    }
    all.set("text", words);
    data paths{data::type::object};
    for (const auto& [path, asset] : assets()) {
        std::string name = path.substr(path.rfind('/') + 1);
        name.replace(name.rfind('.'), 1, "_");
        paths.set(name, path);
    }
    all.set("assets", paths);
    return all;
}

std::string template_text(const std::string& name)
{
    for (const EmbeddedFile& file : web_templates()) {
        if (file.name == name) {
            return std::string(file.text);
        }
    }
    throw std::logic_error(name + ": there is no such template");
}

}  // namespace

std::string render(const std::string& name, const View& view, Language language)
{
    data all = surroundings_of(language);
    for (const auto& [key, value] : view.items()) {
        if (all.get(key) != nullptr) {
            throw std::logic_error(key + ": this is the name of a template too");
        }
        all.set(key, data_of(value));
    }
    mustache page(template_text(name));
    return rendered(page, all, name);
}

std::string filled(const std::string& text, const View& values)
{
    mustache words(text);
    words.set_custom_escape([](const std::string& value) { return value; });
    return rendered(words, data_of(values), text);
}

}  // namespace cardlog

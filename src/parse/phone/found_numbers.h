#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/phone/number_plan.h"
#include "parse/phone/phone.h"
#include "parse/phone/phone_label.h"
#include "parse/text/segment.h"

namespace cardlog {

/// Where a number stands.
struct NumberPlace {
    Segment& segment;
    std::size_t line = 0;       ///< the segment's number
    std::string_view view{};    ///< of the segment (numeric_view)
    Span span{};                ///< of the view
    const std::string& region;  ///< whose plan it is read by where it has no country code
};

/// What a number was read as.
struct NumberFound {
    NumberLabel label = NumberLabel::none;
    NumberReading reading{};
    bool repaired = false;                   ///< it is printed with less than is dialled
    std::optional<std::string> extension{};  ///< where it is not printed behind a hyphen
    std::optional<std::string> trunk{};      ///< what the next may go on with, if not its print
};

/// The numbers of a card that are found so far, and what the next one may leave out because they
/// say it. What is found is taken out of its segment.
class FoundNumbers {
public:
    /// The same number of the same type once; one that is telephone and fax as both.
    void add(const NumberPlace& place, const NumberFound& found);

    /// One that no plan has, as it is printed: a person may know what it lacks.
    void keep(const NumberPlace& place, NumberLabel label);

    /// An extension of the last number, which is none without it where `e164` is given.
    void extend_last(const NumberPlace& place, std::string_view extension,
                     const std::string& e164 = {});

    /// The last thing found was an extension of the last number.
    [[nodiscard]] bool ends_with_extension() const { return is_extended_; }

    [[nodiscard]] bool empty() const { return found_.phones.empty(); }

    /// The last whole number as it is printed.
    [[nodiscard]] const std::string& trunk() const { return trunk_; }

    /// The segment of the last number.
    [[nodiscard]] std::size_t last_line() const { return last_line_; }

    /// Whose plan the last number was read by.
    [[nodiscard]] const std::string& region_of_last() const { return region_of_last_; }

    /// The last area code of the numbers' own region; empty where there is none.
    [[nodiscard]] const std::string& area() const { return area_; }
    void set_area(const std::string& area) { area_ = area; }

    /// All of them. What lacks its area code is of the area of the other numbers, which may be
    /// printed below.
    [[nodiscard]] CardPhones finished();

private:
    // One that is there already, of the same extension or of none yet, is that one.
    void add_new(const Phone& phone);

    // The last number, or a copy of it where that has another extension.
    [[nodiscard]] Phone& number_to_extend(std::string_view extension);

    struct Kept {
        std::size_t phone = 0;
        std::string region{};
    };

    CardPhones found_{};
    std::vector<Kept> kept_{};  // those of `found_` that no plan has
    std::string trunk_{};
    std::size_t last_ = 0;  // of `found_`, and whether it was there before its last print
    bool is_repeated_ = false;
    bool is_extended_ = false;
    Evidence last_evidence_{};  // of that print
    std::size_t last_line_ = 0;
    std::size_t last_begin_ = 0;
    std::string region_of_last_{};
    std::string area_{};
};

}  // namespace cardlog

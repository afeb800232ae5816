#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// Small readings of texts that several importers share.

/// In lower case (ASCII), without blanks around.
std::string plain_word(std::string_view text);
/// A name as people may write it, fit for every file: no control characters, no blanks around, UTF-8 (else bytes beyond ASCII become '?').
std::string clean_name(std::string_view text);
/// Pieces between `separator`, without blanks around; empty ones are left out.
std::vector<std::string> pieces_of(std::string_view text, char separator);
/// The whole text as a finite number, with a decimal point; nothing when it is none.
std::optional<double> number_in(std::string_view text);
/// A length as OSM writes it, in metres: "1.5", "1,5 m", "150 cm", "5 ft"; nothing when it is none.
std::optional<double> length_in_m(std::string_view text);
/// Tags of the form "key"=>"value","key"=>"value" (hstore), with \" and \\ inside quotes.
std::vector<std::pair<std::string, std::string>> hstore_pairs(std::string_view text);

}  // namespace tidegate

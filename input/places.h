// Where the tables of typing lie: those of the product, and those made from the loaded catalogue.
#pragma once

#include <string>

namespace input {

/// The product's tables: $CHAYUE_INPUT where it is set, else the nearest "share/chayue/input" beside or above the
/// running program, so in the build folder and where the program is installed. Empty where there is none.
std::string product_folder();

/// The tables made from the catalogue that is loaded in `data_directory`.
std::string catalogue_folder(const std::string& data_directory);

}  // namespace input

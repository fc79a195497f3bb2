// Guard ask: how the guards word their findings.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "pack/finding.h"
#include "words/fill.h"

namespace pack {

using Values = std::initializer_list<std::string_view>;

/// What a person has to decide. `content` is what the decision is about: with the kind (the phrase) and the file it
/// makes the id.
Finding ask(const Place& place, std::string_view content, words::Word what, Values values, words::Word remedy,
            Values remedy_values = {});

/// A finding that nobody decides.
Finding tell(Weight weight, const Place& place, words::Word what, Values values, words::Word remedy);

/// Numbers of persons in a text, each as a decision. A text of several lines is a document: `place` gets the line.
/// Otherwise it is a cell.
void ask_about_numbers(const Place& place, std::string_view text, bool is_document, Findings& findings);

}  // namespace pack

// Letter values: what a draft knows by itself; and an opened application on screen and as a form.
#pragma once

#include <map>
#include <string>

#include "staff/case_desk.h"

namespace staff {

using LetterValues = std::map<std::string, std::string>;  ///< by the names of paperwork::known_blanks()

/// Only what is known: without --days no 补正期限, without --outcome no 救济途径.
LetterValues letter_values(const requests::BookCase& one, const requests::Application& application,
                           const AgencyFacts& facts, const Arguments& arguments, const base::Calendar& calendar);

/// "label<TAB>value" on stdout for whatever was filled in.
void print_application(const requests::Application& application);
/// As 申请表, for its owner only.
ExitCode write_application(const Arguments& arguments, const requests::Application& application,
                           const requests::Receipt& receipt, const catalog::Agency& agency);

}  // namespace staff

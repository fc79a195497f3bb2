#include "requests/other_form.h"

#include <utility>

#include "base/wipe.h"

namespace requests {

std::string_view key(OtherFormKind kind) {
  static constexpr std::array<std::string_view, 3> keys = {"correction", "proposal", "opinion"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string_view key(OtherField field) {
  static constexpr std::array<std::string_view, other_field_count> keys = {"name",    "id_number", "contact",
                                                                           "subject", "content",   "evidence"};
  return keys[static_cast<std::size_t>(field)];
}

std::size_t max_length(OtherField field) {
  static constexpr std::array<std::size_t, other_field_count> lengths = {60, 40, 100, 200, 1000, 300};
  return lengths[static_cast<std::size_t>(field)];
}

std::vector<OtherField> fields_of(OtherFormKind kind) {
  using F = OtherField;
  switch (kind) {
    case OtherFormKind::correction: return {F::subject, F::content, F::evidence, F::name, F::id_number, F::contact};
    case OtherFormKind::proposal: return {F::subject, F::content, F::name, F::contact};
    case OtherFormKind::opinion: break;
  }
  return {F::content, F::name, F::contact};
}

OtherForm::OtherForm(OtherForm&& other) noexcept { *this = std::move(other); }

OtherForm& OtherForm::operator=(const OtherForm& other) {
  if (this == &other) return *this;
  OtherForm copy(other);
  return *this = std::move(copy);
}

OtherForm& OtherForm::operator=(OtherForm&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  kind = other.kind;
  texts_.swap(other.texts_);
  return *this;
}

OtherForm::~OtherForm() { wipe(); }

void OtherForm::wipe() {
  for (std::string& text : texts_) base::wipe(text);
}

}  // namespace requests

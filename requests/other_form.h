// Other form: what is filled in at the screen beside applications, printed to be signed, and kept nowhere.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace requests {

enum class OtherFormKind {
  correction,  ///< 更正本人信息申请 (条例第四十一条)
  proposal,    ///< 建议主动公开 (第四十四条)
  opinion,     ///< 意见咨询
};
/// "correction", "proposal", "opinion"
std::string_view key(OtherFormKind kind);

enum class OtherField {
  name,
  id_number,  ///< correction only: whose record it is must be certain
  contact,    ///< phone, e-mail or address
  subject,    ///< the record; what ought to be public; empty for an opinion
  content,    ///< what is wrong and what is right; why it ought to be public; the opinion
  evidence,   ///< correction only: the papers that come with it
  count_
};
inline constexpr std::size_t other_field_count = static_cast<std::size_t>(OtherField::count_);
/// "name", "id_number" …
std::string_view key(OtherField field);
/// Characters.
std::size_t max_length(OtherField field);

/// The fields of this form, in its order.
std::vector<OtherField> fields_of(OtherFormKind kind);

/// Overwrites its texts when it goes, as all that a citizen typed.
class OtherForm {
 public:
  OtherForm() = default;
  OtherForm(const OtherForm&) = default;
  OtherForm(OtherForm&& other) noexcept;
  OtherForm& operator=(const OtherForm& other);
  OtherForm& operator=(OtherForm&& other) noexcept;
  ~OtherForm();

  OtherFormKind kind = OtherFormKind::opinion;
  std::string& operator[](OtherField field) { return texts_[static_cast<std::size_t>(field)]; }
  const std::string& operator[](OtherField field) const { return texts_[static_cast<std::size_t>(field)]; }
  void wipe();

 private:
  std::array<std::string, other_field_count> texts_;
};

}  // namespace requests

#include "catalog/model.h"

namespace catalog {

std::string validity_name(Validity validity) {
  switch (validity) {
    case Validity::in_force: return "有效";
    case Validity::amended: return "已修改";
    case Validity::expired: return "失效";
    case Validity::repealed: return "废止";
    case Validity::not_yet: return "尚未生效";
    case Validity::unstated: break;
  }
  return {};
}

std::optional<Validity> validity_named(std::string_view name) {
  for (std::size_t i = 1; i < validity_count; ++i) {
    if (validity_name(static_cast<Validity>(i)) == name) return static_cast<Validity>(i);
  }
  return std::nullopt;
}

std::string_view first_level(std::string_view subject) { return subject.substr(0, subject.find('\\')); }

bool is_subject_below(std::string_view subject, std::string_view other) {
  return subject.starts_with(other) && (subject.size() == other.size() || subject[other.size()] == '\\');
}

}  // namespace catalog

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

}  // namespace catalog

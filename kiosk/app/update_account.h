// What may be said and done about the update and the versions: read by update() and by the screens alike.
#pragma once

#include <string>

#include "kiosk/app/model.h"

namespace app {

/// Who is logged in may load updates and take them back: 发布 and 管理.
bool may_update(const Model& model);
/// 工号 and name, for the log of staff's acts.
std::string name_for_log(const Model& model);

/// Another version may be put in use: no update is being prepared, waits to be confirmed or is put in use.
bool may_change_version(const Model& model);

/// Records vanish, or whole columns: asked about before.
bool takes_away(const catalog::Changes& changes);

}  // namespace app

// What the kiosk says of an update that came to nothing.
#pragma once

#include <string>

#include "base/result.h"
#include "kiosk/app/update_screens.h"
#include "updates/updates.h"

namespace shell {

app::UpdateTrouble trouble_of(const updates::Trouble& trouble);
/// Why a prepared version could not be put in use.
app::UpdateTrouble trouble_of_use(const base::Error& error);
/// An act of staff that cannot be logged is not done.
app::UpdateTrouble trouble_of_log();
bool is_cancelled(const updates::Trouble& trouble);

}  // namespace shell

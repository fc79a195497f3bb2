// Acts: what staff do with chayuectl stands in the log of staff's acts, like what they do at the kiosk.
#pragma once

#include <string>

#include "office/audit_log.h"
#include "staff/arguments.h"

namespace staff {

/// "电脑用户 li": who has logged in at this machine, also where the command was run with sudo.
std::string who_runs();

/// To be asked before an act that must not go unlogged. False: it was said why not, and nothing is to be done.
bool can_log(const Arguments& arguments);

/// After the act. Where it cannot be written that is said: the act stays done.
void log_act(const Arguments& arguments, office::Act act, const std::string& detail = "");

}  // namespace staff

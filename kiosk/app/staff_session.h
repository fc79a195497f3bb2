// StaffSession: who of the staff is logged in at the kiosk, and what they may do.
#pragma once

#include <set>
#include <string>

namespace app {

/// As office::Role.
enum class StaffRole { entry, review, publish, manage };

struct StaffSession {
  std::string number;  ///< 工号; empty where the kiosk has one PIN for everybody, who then may do everything
  std::string name;
  std::set<StaffRole> roles;
  std::string who;          ///< both, for the log and for reports: "1001 张三"; never empty once logged in
  bool log_failed = false;  ///< acts cannot be written to the log of staff's acts: no update is begun meanwhile

  /// 装入更新, 退回上一版.
  bool may_update() const { return roles.contains(StaffRole::publish) || roles.contains(StaffRole::manage); }
};

/// How staff are let in at this kiosk.
enum class LoginWay {
  by_number,  ///< 工号 and PIN: there is a staff file
  by_pin,     ///< one PIN for everybody
  not_set,    ///< nobody: neither was set up
  broken,     ///< nobody: the staff file's signature does not hold
  failed,     ///< it could not be found out
};

}  // namespace app

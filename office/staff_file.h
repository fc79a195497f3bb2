// Staff file: who works here and may do what, in <data>/staff.json, signed by the agency (docs/formats.md).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace office {

/// 录入 makes packages, 审核 signs them, 发布 loads them and takes them back, 管理 keeps staff and keys. Print-outs
/// at the desk are for every one of them.
enum class Role { entry, review, publish, manage };

struct StaffMember {
  std::string number;  ///< 工号, 1 to 8 digits: typed before the PIN
  std::string name;
  std::set<Role> roles;
  std::string pin_hash;  ///< argon2id (libsodium's text)
};

struct StaffFile {
  std::vector<StaffMember> members;  ///< by number
};

/// not_found: there is none (then the single number of staff_pin.h holds); corrupt: the signature is not of a key of
/// trust.json, or it cannot be understood: nobody gets in but by chayuectl.
base::Result<StaffFile> read_staff(const std::string& data_directory);

enum class LoginAnswer { in, wrong, wait, no_staff_file, failed };
struct Login {
  LoginAnswer answer = LoginAnswer::failed;
  std::optional<StaffMember> member;  ///< of `in`; without its hash
  int wait_s = 0;                     ///< of `wait`: seconds until the next try is looked at
};
/// Checks number and PIN. Wrong ones are counted in <data>/attempts.json before they are answered, so that a restart
/// does not forget them: after three the pause doubles from 30 seconds up to an hour; an unknown number takes as long
/// as a wrong PIN. `now_s`: seconds of the wall clock; one that was set back does not shorten a pause.
Login log_in(const std::string& data_directory, const std::string& number, const std::string& pin,
             std::int64_t now_s);

}  // namespace office

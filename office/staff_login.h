// Logging in: number and PIN against the staff file, or the single PIN; wrong ones are slowed down, also over
// restarts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "office/staff_file.h"

namespace office {

/// How staff get in at this kiosk. A staff file that is there puts staff.pin out of force, also a broken one.
enum class LoginWay { by_number, by_pin, not_set, broken, failed };
struct LoginAsked {
  LoginWay way = LoginWay::failed;
  int wait_s = 0;  ///< pause that holds for everybody: seconds
};
/// `now_s`: seconds of the wall clock.
LoginAsked ask_login(const std::string& data_directory, std::int64_t now_s);

enum class LoginAnswer {
  in,
  wrong,
  wait,     ///< not looked at: the pause is not over
  not_set,  ///< neither staff file nor PIN
  broken,   ///< see read_staff()
  failed,   ///< could not be checked or counted: nobody gets in
};
struct Login {
  LoginAnswer answer = LoginAnswer::failed;
  /// Of `in`, without its hash: nothing where the single PIN was right. Of `wrong`: whose number it was, for the log
  /// only.
  std::optional<StaffMember> member;
  int wait_s = 0;  ///< of `wait` and `wrong`: seconds until the next try is looked at
};
/// Checks number and PIN; `number` is empty where there is no staff file. Tries are counted in <data>/attempts.json
/// before they are answered, so that neither a restart nor a pulled plug forgets them: after three wrong ones of a
/// number its pause doubles from 30 seconds up to an hour, after ten in a row of whatever numbers there is one for
/// all from 30 seconds up to five minutes. An unknown number is treated, and takes as long, as a wrong PIN. A clock
/// that was set back does not shorten a pause, nor make it longer than it was.
Login log_in(const std::string& data_directory, const std::string& number, const std::string& pin,
             std::int64_t now_s);

/// No number has to wait any more: after a PIN was set by chayuectl.
base::Status forget_attempts(const std::string& data_directory);

}  // namespace office

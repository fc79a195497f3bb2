// Staff file: who works here and may do what, in <data>/staff.json, signed by the agency (docs/formats.md).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace office {

/// 录入 makes packages, 审核 signs them, 发布 loads them and takes them back, 管理 keeps staff and keys. Print-outs
/// at the desk are for every one of them.
enum class Role { entry, review, publish, manage };
inline constexpr Role all_roles[] = {Role::entry, Role::review, Role::publish, Role::manage};

struct StaffMember {
  std::string number;  ///< 工号, 1 to 8 digits: typed before the PIN
  std::string name;    ///< at most 40 characters
  std::set<Role> roles;
  std::string pin_hash;  ///< argon2id (libsodium's text)
};

struct StaffFile {
  std::vector<StaffMember> members;  ///< by number; at most max_staff
};
inline constexpr std::size_t max_staff = 200;

/// Null where nobody has this number.
const StaffMember* find_member(const StaffFile& staff, const std::string& number);

/// Whether staff.json is what a signer of trust.json has signed (staff.json.minisig).
enum class StaffSignature {
  good,
  missing,   ///< not signed since the last change
  wrong,     ///< it is of other contents
  unknown,   ///< its key is none of trust.json
  no_trust,  ///< no trust.json that can be read
};

/// not_found: there is none (then the single PIN of staff_pin.h holds); corrupt: the signature is not good, or it
/// cannot be understood: nobody gets in but by chayuectl; unavailable.
base::Result<StaffFile> read_staff(const std::string& data_directory);

/// For chayuectl, which changes and signs it: whatever the signature is. Errors as above, but for the signature.
struct UncheckedStaff {
  StaffFile staff;
  StaffSignature signature = StaffSignature::missing;
  std::string signer;  ///< name in trust.json, where the signature is good
};
base::Result<UncheckedStaff> read_unchecked_staff(const std::string& data_directory);

/// Whole or not at all, mode 0600, by number; the signature is void then and is removed. bad_input: a number, name or
/// hash breaks a rule, or two have one number; no_space; unavailable.
base::Status write_staff(const std::string& data_directory, StaffFile staff);

/// Signs staff.json as it stands with a minisign secret key. bad_input: no such key, or none of trust.json;
/// not_found: there is no staff.json, or the password is wrong; corrupt; no_space; unavailable. The signer's name.
base::Result<std::string> sign_staff(const std::string& data_directory, std::string_view secret_key,
                                     const std::string& password, const std::string& at);

/// What stands in staff.json, and back. corrupt: breaks a rule.
std::string to_text(const StaffFile& staff);
base::Result<StaffFile> parse_staff(std::string_view text);

/// "publish", as in staff.json; and back.
const char* name_of(Role role);
std::optional<Role> role_of(std::string_view name);

bool is_staff_number(std::string_view digits);
bool is_staff_name(std::string_view name);

/// Files inside the data directory.
extern const char* const staff_file_name;       ///< "staff.json"
extern const char* const staff_signature_name;  ///< "staff.json.minisig"

}  // namespace office

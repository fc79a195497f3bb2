#include "office/staff_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "office/staff_pin.h"
#include "package/file_work.h"
#include "package/minisign.h"
#include "package/trust.h"

namespace office {

const char* const staff_file_name = "staff.json";
const char* const staff_signature_name = "staff.json.minisig";

namespace {

using base::ErrorKind;
using Json = nlohmann::ordered_json;

constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr std::size_t longest_number = 8;
constexpr std::size_t longest_name = 40;
constexpr const char* role_names[] = {"entry", "review", "publish", "manage"};

base::Error refused(const std::string& why) {
  return base::error(ErrorKind::corrupt, std::string(staff_file_name) + ": " + why);
}

std::string path_in(const std::string& data_directory, const char* name) { return data_directory + "/" + name; }

/// Empty: it breaks no rule.
const char* fault_of(const StaffMember& member) {
  if (!is_staff_number(member.number)) return "a number that is none";
  if (!is_staff_name(member.name)) return "a name that is none";
  return is_pin_hash(member.pin_hash) ? "" : "a hash that is none";
}

/// Sorts. Empty: it breaks no rule.
std::string put_in_order(StaffFile& staff) {
  const auto less = [](const StaffMember& a, const StaffMember& b) { return a.number < b.number; };
  std::sort(staff.members.begin(), staff.members.end(), less);
  if (staff.members.size() > max_staff) return "too many members";
  for (std::size_t i = 0; i < staff.members.size(); ++i) {
    if (const char* fault = fault_of(staff.members[i]); *fault != '\0') return fault;
    if (i > 0 && staff.members[i - 1].number == staff.members[i].number) return "two of one number";
  }
  return "";
}

base::Result<std::set<Role>> roles_from(const Json& list) {
  std::set<Role> roles;
  if (!list.is_array()) return refused("roles that are no list");
  for (const Json& one : list) {
    const auto role = one.is_string() ? role_of(one.get<std::string>()) : std::nullopt;
    if (!role || !roles.insert(*role).second) return refused("a role that is unknown or stands twice");
  }
  return roles;
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

base::Result<StaffMember> member_from(const Json& object) {
  if (!object.is_object() || object.size() != 4) return refused("a member with other keys");
  auto roles = roles_from(object.value("roles", Json()));
  if (!roles) return roles.error();
  return StaffMember{text_in(object, "number"), text_in(object, "name"), std::move(*roles), text_in(object, "pin")};
}

Json json_of(const StaffMember& member) {
  Json roles = Json::array();
  for (const Role role : member.roles) roles.push_back(name_of(role));
  return {{"number", member.number}, {"name", member.name}, {"roles", roles}, {"pin", member.pin_hash}};
}

base::Result<std::string> read_text(const std::string& data_directory) {
  auto text = package::read_whole(path_in(data_directory, staff_file_name), max_file_bytes);
  if (!text && text.error().kind == ErrorKind::bad_input) return refused(text.error().detail);
  return text;
}

struct Signature {
  StaffSignature state;
  std::string signer;
};

/// What is not a signature of anybody's is a wrong one.
Signature check_signature(const package::Trust& trust, const std::string& signature, const std::string& text) {
  const auto id = package::claimed_key(signature);
  if (!id) return {StaffSignature::wrong, {}};
  for (const package::Signer& signer : trust.signers) {
    if (signer.key.id != *id) continue;
    if (package::verify(signer.key, signature, text)) return {StaffSignature::good, signer.name};
    return {StaffSignature::wrong, {}};
  }
  return {StaffSignature::unknown, {}};
}

Signature signature_of(const std::string& data_directory, const std::string& text) {
  const auto signature =
      package::read_whole(path_in(data_directory, staff_signature_name), package::max_signature_file_bytes);
  if (!signature && signature.error().kind == ErrorKind::not_found) return {StaffSignature::missing, {}};
  const auto trust = package::read_trust(data_directory);
  if (!trust) return {StaffSignature::no_trust, {}};
  if (!signature) return {StaffSignature::wrong, {}};
  return check_signature(*trust, *signature, text);
}

const char* words_of(StaffSignature signature) {
  switch (signature) {
    case StaffSignature::good: return "signed";
    case StaffSignature::missing: return "not signed";
    case StaffSignature::wrong: return "the signature is of other contents";
    case StaffSignature::unknown: return "signed by a key that is not in trust.json";
    case StaffSignature::no_trust: break;
  }
  return "no trust.json to check the signature with";
}

}  // namespace

bool is_staff_number(std::string_view digits) {
  return !digits.empty() && digits.size() <= longest_number &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_staff_name(std::string_view name) {
  if (name.empty() || !base::is_valid_utf8(name) || base::length(name) > longest_name) return false;
  if (base::trim(name) != name) return false;
  const auto chars = base::decode(name);
  return std::none_of(chars.begin(), chars.end(),
                      [](const base::Utf8Char& c) { return c.code_point < 0x20 || c.code_point == 0x7F; });
}

const char* name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view name) {
  for (const Role role : all_roles) {
    if (name == name_of(role)) return role;
  }
  return std::nullopt;
}

const StaffMember* find_member(const StaffFile& staff, const std::string& number) {
  const auto found = std::find_if(staff.members.begin(), staff.members.end(),
                                  [&](const StaffMember& member) { return member.number == number; });
  return found == staff.members.end() ? nullptr : &*found;
}

std::string to_text(const StaffFile& staff) {
  Json members = Json::array();
  for (const StaffMember& member : staff.members) members.push_back(json_of(member));
  const Json object = {{"format", 1}, {"members", members}};
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<StaffFile> parse_staff(std::string_view text) {
  if (text.size() > max_file_bytes) return refused("larger than the limit");
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object() || object.size() != 2 || object.value("format", Json()) != 1)
    return refused("not of a format that is known");
  const Json members = object.value("members", Json());
  if (!members.is_array()) return refused("members that are no list");
  StaffFile staff;
  for (const Json& one : members) {
    auto member = member_from(one);
    if (!member) return member.error();
    staff.members.push_back(std::move(*member));
  }
  if (const std::string fault = put_in_order(staff); !fault.empty()) return refused(fault);
  return staff;
}

base::Result<UncheckedStaff> read_unchecked_staff(const std::string& data_directory) {
  const auto text = read_text(data_directory);
  if (!text) return text.error();
  auto staff = parse_staff(*text);
  if (!staff) return staff.error();
  const Signature signature = signature_of(data_directory, *text);
  return UncheckedStaff{std::move(*staff), signature.state, signature.signer};
}

base::Result<StaffFile> read_staff(const std::string& data_directory) {
  auto read = read_unchecked_staff(data_directory);
  if (!read) return read.error();
  if (read->signature != StaffSignature::good) return refused(words_of(read->signature));
  return std::move(read->staff);
}

base::Status write_staff(const std::string& data_directory, StaffFile staff) {
  if (const std::string fault = put_in_order(staff); !fault.empty()) return base::error(ErrorKind::bad_input, fault);
  const auto written = package::write_whole(path_in(data_directory, staff_file_name), to_text(staff), 0600);
  if (!written) return written.error();
  std::remove(path_in(data_directory, staff_signature_name).c_str());  // left there it would be void all the same
  return base::Done{};
}

base::Result<std::string> sign_staff(const std::string& data_directory, std::string_view secret_key,
                                     const std::string& password, const std::string& at) {
  const auto text = read_text(data_directory);
  if (!text) return text.error();
  if (const auto staff = parse_staff(*text); !staff) return staff.error();
  const auto trust = package::read_trust(data_directory);
  if (!trust) return base::error(ErrorKind::bad_input, "no trust.json to check the signature with");
  const auto signature = package::sign(secret_key, password, *text, "staff.json " + at);
  if (!signature) return signature.error();
  const Signature checked = check_signature(*trust, *signature, *text);
  if (checked.state != StaffSignature::good) return base::error(ErrorKind::bad_input, words_of(checked.state));
  const auto written = package::write_whole(path_in(data_directory, staff_signature_name), *signature, 0644);
  if (!written) return written.error();
  return checked.signer;
}

}  // namespace office

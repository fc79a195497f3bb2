#include "package/trust.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "package/file_work.h"

namespace package {

const char* const trust_file_name = "trust.json";

namespace {

using Json = nlohmann::ordered_json;
using base::ErrorKind;

constexpr std::size_t max_file_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_name_bytes = 300;

base::Error refused(const std::string& why) { return base::error(ErrorKind::corrupt, "trust.json: " + why); }

bool is_name(std::string_view name) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return name.size() <= max_name_bytes && base::is_valid_utf8(name) &&
         std::none_of(name.begin(), name.end(), is_control);
}

/// Of one name, or of keys that a signature file cannot tell apart.
bool clash(const Signer& a, const Signer& b) {
  return a.name == b.name || a.key.id == b.key.id || a.key.key == b.key.key;
}

bool any_clash(const std::vector<Signer>& signers) {
  for (auto a = signers.begin(); a != signers.end(); ++a)
    if (std::any_of(a + 1, signers.end(), [&](const Signer& b) { return clash(*a, b); })) return true;
  return false;
}

/// The line of a .pub file that counts.
std::string key_line(const PublicKey& key) {
  const std::string lines = to_text(key);
  const std::size_t begin = lines.find('\n') + 1;
  return lines.substr(begin, lines.size() - 1 - begin);
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

base::Result<Signer> signer_from(const Json& object) {
  if (!object.is_object() || object.size() != 2) return refused("a signer is a name and a key");
  const auto key = parse_public_key(text_of(object, "key"));
  if (!key) return refused(key.error().detail);
  return Signer{text_of(object, "name"), *key};
}

base::Result<Trust> trust_from(const Json& object) {
  if (!object.is_object() || object.size() != 4 || object.value("format", Json()) != 1)
    return refused("not of a format that is known");
  const Json threshold = object.value("threshold", Json());
  const Json signers = object.value("signers", Json());
  const Json agency = object.value("agency", Json());
  if (!threshold.is_number_unsigned() || threshold.get<std::uint64_t>() > 1000 || !signers.is_array() ||
      !agency.is_string())
    return refused("values of the wrong kind");
  Trust trust{agency.get<std::string>(), {}, threshold.get<int>()};
  for (const Json& one : signers) {
    const auto signer = signer_from(one);
    if (!signer) return signer.error();
    trust.signers.push_back(*signer);
  }
  if (const std::string fault = fault_of(trust); !fault.empty()) return refused(fault);
  return trust;
}

}  // namespace

std::string fault_of(const Trust& trust) {
  if (!is_name(trust.agency)) return "not the name of an agency";
  for (const Signer& signer : trust.signers)
    if (signer.name.empty() || !is_name(signer.name)) return "a signer without a name";
  if (any_clash(trust.signers)) return "two signers of one name or key";
  const std::size_t most = std::max<std::size_t>(1, trust.signers.size());
  if (trust.threshold < 1 || static_cast<std::size_t>(trust.threshold) > most)
    return "a threshold that cannot be met";
  return "";
}

std::string to_text(const Trust& trust) {
  Json signers = Json::array();
  for (const Signer& signer : trust.signers)
    signers.push_back({{"name", signer.name}, {"key", key_line(signer.key)}});
  const Json object = {{"format", 1}, {"agency", trust.agency}, {"threshold", trust.threshold}, {"signers", signers}};
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<Trust> parse_trust(std::string_view text) {
  if (text.size() > max_file_bytes) return refused("larger than the limit");
  return trust_from(Json::parse(text, nullptr, false));
}

base::Result<Trust> read_trust(const std::string& data_directory) {
  const auto text = read_whole(data_directory + "/" + trust_file_name, max_file_bytes);
  if (text) return parse_trust(*text);
  if (text.error().kind == ErrorKind::bad_input) return refused(text.error().detail);
  return text.error();
}

base::Status write_trust(const std::string& data_directory, const Trust& trust) {
  if (const std::string fault = fault_of(trust); !fault.empty()) return base::error(ErrorKind::bad_input, fault);
  return write_whole(data_directory + "/" + trust_file_name, to_text(trust), 0644);
}

}  // namespace package

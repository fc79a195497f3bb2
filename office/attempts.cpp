#include "office/attempts.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "package/file_work.h"

namespace office {

const char* const attempts_file_name = "attempts.json";
const char* const lookups_file_name = "lookups.json";

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_file_bytes = 64 * 1024;
constexpr std::size_t salt_bytes = crypto_generichash_KEYBYTES_MIN;
constexpr std::size_t hash_bytes = crypto_generichash_BYTES_MIN;
constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
constexpr int most_wrong = 1'000'000;
constexpr int most_doublings = 16;

template <std::size_t size>
std::string hex(const std::array<unsigned char, size>& bytes) {
  std::array<char, 2 * size + 1> digits{};
  sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
  return digits.data();
}

bool is_hex(const std::string& text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string hash_of(const std::string& salt, const std::string& number) {
  std::array<unsigned char, hash_bytes> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(number.data()), number.size(),
                     reinterpret_cast<const unsigned char*>(salt.data()), salt.size());
  return hex(hash);
}

Json json_of(const WrongCount& count) {
  return {{"wrong", count.wrong}, {"seen", count.seen_s}, {"until", count.until_s}};
}

/// False where it is no whole number from 0 to `most`.
template <class T>
bool read_number(const Json& object, const char* key, std::int64_t most, T& value) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return false;
  const auto number = found->get<std::uint64_t>();
  if (number > static_cast<std::uint64_t>(most)) return false;
  value = static_cast<T>(number);
  return true;
}

bool read_count(const Json& object, WrongCount& count) {
  return object.is_object() && object.size() == 3 && read_number(object, "wrong", most_wrong, count.wrong) &&
         read_number(object, "seen", last_second, count.seen_s) &&
         read_number(object, "until", last_second, count.until_s);
}

bool read_object(const Json& object, Attempts& attempts) {
  if (!object.is_object() || object.size() != 4 || object.value("format", Json()) != 1) return false;
  const Json salt = object.value("salt", Json());
  const Json numbers = object.value("numbers", Json());
  if (!salt.is_string() || !numbers.is_object() || numbers.size() > most_numbers) return false;
  attempts.salt = salt.get<std::string>();
  if (!is_hex(attempts.salt, 2 * salt_bytes) || !read_count(object.value("all", Json()), attempts.all)) return false;
  return std::all_of(numbers.items().begin(), numbers.items().end(), [&](const auto& item) {
    return is_hex(item.key(), 2 * hash_bytes) && read_count(item.value(), attempts.numbers[item.key()]);
  });
}

}  // namespace

int remaining_s(WrongCount& count, const PauseRule& rule, std::int64_t now_s) {
  if (now_s < count.seen_s) count.until_s -= count.seen_s - now_s;
  count.until_s = std::clamp<std::int64_t>(count.until_s, 0, now_s + rule.longest_s);
  count.seen_s = now_s;
  return static_cast<int>(std::max<std::int64_t>(count.until_s - now_s, 0));
}

void count_wrong(WrongCount& count, const PauseRule& rule, std::int64_t now_s) {
  count.wrong = std::min(count.wrong + 1, most_wrong);
  count.seen_s = now_s;
  const int past = count.wrong - rule.last_free;
  if (past >= 0) count.until_s = now_s + std::min(rule.first_s << std::min(past, most_doublings), rule.longest_s);
}

WrongCount& Attempts::of(const std::string& number) {
  const std::string hash = hash_of(salt, number);
  const auto seen_earlier = [](const auto& a, const auto& b) { return a.second.seen_s < b.second.seen_s; };
  if (!numbers.contains(hash) && numbers.size() >= most_numbers)
    numbers.erase(std::min_element(numbers.begin(), numbers.end(), seen_earlier));
  return numbers[hash];
}

void Attempts::forgive(const std::string& number) {
  numbers.erase(hash_of(salt, number));
  all = {};
}

Attempts fresh_attempts() {
  std::array<unsigned char, salt_bytes> salt{};
  if (sodium_init() >= 0) randombytes_buf(salt.data(), salt.size());
  return {hex(salt), {}, {}};
}

std::string to_text(const Attempts& attempts) {
  Json numbers = Json::object();
  for (const auto& [hash, count] : attempts.numbers) numbers[hash] = json_of(count);
  const Json object = {{"format", 1}, {"salt", attempts.salt}, {"all", json_of(attempts.all)}, {"numbers", numbers}};
  return object.dump(1) + "\n";
}

Attempts parse_attempts(std::string_view text, std::int64_t now_s) {
  Attempts attempts;
  if (text.size() <= max_file_bytes && read_object(Json::parse(text, nullptr, false), attempts)) return attempts;
  attempts = fresh_attempts();
  attempts.all = {0, now_s, now_s + rule_for_all.first_s};
  return attempts;
}

base::Result<Attempts> read_attempts(const std::string& data_directory, std::int64_t now_s, const char* file_name) {
  const auto text = package::read_whole(data_directory + "/" + file_name, max_file_bytes);
  if (text) return parse_attempts(*text, now_s);
  if (text.error().kind == base::ErrorKind::not_found) return fresh_attempts();
  if (text.error().kind == base::ErrorKind::bad_input) return parse_attempts("", now_s);
  return text.error();
}

base::Status write_attempts(const std::string& data_directory, const Attempts& attempts, const char* file_name) {
  return package::write_whole(data_directory + "/" + file_name, to_text(attempts), 0600);
}

}  // namespace office

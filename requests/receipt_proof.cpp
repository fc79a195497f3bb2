#include "requests/receipt_proof.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/code_signs.h"

namespace requests {
namespace {

using base::ErrorKind;

constexpr std::string_view magic = "CYR1";
constexpr std::size_t sum_bytes = 16, id_bytes = 5, group = 1000;
constexpr std::size_t most_kiosks = 1000;
constexpr std::size_t signature_signs = (crypto_sign_BYTES * 8 + 4) / 5;

/// Five bits a sign, the last one filled up with zeros.
std::string to_signs(const std::uint8_t* bytes, std::size_t size) {
  std::vector<unsigned> values;
  unsigned held = 0;
  int bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    held = held << 8 | bytes[i];
    for (bits += 8; bits >= 5; bits -= 5) values.push_back(held >> (bits - 5) & 31U);
    held &= (1U << bits) - 1U;
  }
  if (bits > 0) values.push_back(held << (5 - bits) & 31U);
  return base::write_code_signs(values, group);
}

/// `size` bytes; nothing where there are other signs, or bits that fill up are set.
std::optional<std::vector<std::uint8_t>> from_signs(std::string_view text, std::size_t size) {
  const auto values = base::read_code_signs(text, (size * 8 + 4) / 5);
  if (!values) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  unsigned held = 0;
  int bits = 0;
  for (const unsigned value : *values) {
    held = held << 5 | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
    held &= (1U << bits) - 1U;
  }
  if (held != 0 || bytes.size() != size) return std::nullopt;
  return bytes;
}

std::string digits(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string to_digits(const base::LocalTime& time) {
  std::string day = base::to_iso(time.date);
  std::erase(day, '-');
  return day + digits(time.hour, 2) + digits(time.minute, 2);
}

std::optional<base::LocalTime> to_time(std::string_view text) {
  const bool is_digits =
      text.size() == 12 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits) return std::nullopt;
  const std::string day(text.substr(0, 4));
  const auto date =
      base::parse_date(day + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2)));
  const int hour = std::stoi(std::string(text.substr(8, 2))), minute = std::stoi(std::string(text.substr(10, 2)));
  if (!date || hour > 23 || minute > 59) return std::nullopt;
  return base::LocalTime{*date, hour, minute};
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dot = line.find('.');
    parts.push_back(line.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    line.remove_prefix(dot + 1);
  }
}

base::Error failure(int code) {
  const bool is_full = code == ENOSPC || code == EFBIG || code == EDQUOT;
  return base::error(is_full ? ErrorKind::no_space : ErrorKind::unavailable, std::strerror(code));
}

/// The seed of the key. not_found: no file.
base::Result<std::array<std::uint8_t, crypto_sign_SEEDBYTES>> read_seed(const std::string& path) {
  std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) return base::error(ErrorKind::not_found, "no key of the kiosk");
  if (file < 0) return failure(errno);
  std::uint8_t more = 0;
  const bool good =
      ::read(file, seed.data(), seed.size()) == static_cast<ssize_t>(seed.size()) && ::read(file, &more, 1) == 0;
  ::close(file);
  if (!good) return base::error(ErrorKind::corrupt, "the kiosk's key file is damaged");
  return seed;
}

base::Status write_seed(const std::string& path, const std::array<std::uint8_t, crypto_sign_SEEDBYTES>& seed) {
  const std::string fresh = path + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return failure(errno);
  const ssize_t written = ::write(file, seed.data(), seed.size());
  const bool done = written == static_cast<ssize_t>(seed.size()) && ::fsync(file) == 0;
  const int code = written >= 0 && written < static_cast<ssize_t>(seed.size()) ? ENOSPC : errno;
  ::close(file);
  if (!done) return ::unlink(fresh.c_str()), failure(code);
  if (::rename(fresh.c_str(), path.c_str()) != 0) return failure(errno);
  return base::Done{};
}

}  // namespace

const char* const kiosk_key_file_name = "kiosk.key";
const char* const kiosk_keys_file_name = "kiosks.txt";

std::string content_sum(std::string_view payload) {
  std::array<std::uint8_t, sum_bytes> sum{};
  crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char*>(payload.data()), payload.size(),
                     nullptr, 0);
  return to_signs(sum.data(), sum.size());
}

std::string id_of(const KioskKey& key) {
  std::array<std::uint8_t, crypto_generichash_BYTES> sum{};
  crypto_generichash(sum.data(), sum.size(), key.key.data(), key.key.size(), nullptr, 0);
  return to_signs(sum.data(), id_bytes);
}

std::string to_text(const KioskKey& key) { return to_signs(key.key.data(), key.key.size()); }

base::Result<KioskKey> parse_kiosk_key(std::string_view typed) {
  const auto bytes = from_signs(typed, crypto_sign_PUBLICKEYBYTES);
  if (!bytes) return base::error(ErrorKind::bad_input, "not the key of a kiosk");
  KioskKey key;
  std::copy(bytes->begin(), bytes->end(), key.key.begin());
  return key;
}

base::Result<std::vector<KioskKey>> read_kiosk_keys(const std::string& data_directory) {
  const auto path = std::filesystem::path(data_directory) / kiosk_keys_file_name;
  std::error_code error;
  std::vector<KioskKey> keys;
  if (!std::filesystem::exists(path, error)) return keys;
  std::ifstream file(path);
  if (!file) return base::error(ErrorKind::unavailable, std::string(kiosk_keys_file_name) + " cannot be read");
  for (std::string line; keys.size() < most_kiosks && std::getline(file, line);) {
    const std::string first = line.substr(0, line.find_first_of(" \t\r"));
    if (first.empty()) continue;
    const auto key = parse_kiosk_key(first);
    if (!key) return base::error(ErrorKind::bad_input, std::string(kiosk_keys_file_name) + ": a line that is no key");
    keys.push_back(*key);
  }
  return keys;
}

base::Result<ReceiptSigner> ReceiptSigner::open(const std::string& data_directory) {
  const std::string path = (std::filesystem::path(data_directory) / kiosk_key_file_name).string();
  auto seed = read_seed(path);
  if (!seed && seed.error().kind == ErrorKind::not_found) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> fresh{};
    randombytes_buf(fresh.data(), fresh.size());
    if (base::Status written = write_seed(path, fresh); !written) return written.error();
    seed = fresh;
  }
  if (!seed) return seed.error();
  ReceiptSigner signer;
  crypto_sign_seed_keypair(signer.public_.key.data(), signer.secret_.data(), seed->data());
  sodium_memzero(seed->data(), seed->size());
  return signer;
}

ReceiptSigner::~ReceiptSigner() { sodium_memzero(secret_.data(), secret_.size()); }

std::string ReceiptSigner::sign(const ReceiptFacts& facts) const {
  std::string line = std::string(magic) + "." + facts.number + "." + to_digits(facts.received) + "." +
                     id_of(public_) + "." + facts.content;
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(line.data()), line.size(),
                       secret_.data());
  return line + "." + to_signs(signature.data(), signature.size());
}

base::Result<ReceiptFacts> verify_receipt(std::string_view line, const std::vector<KioskKey>& kiosks) {
  const base::Error no_receipt = base::error(ErrorKind::bad_input, "no receipt of a kiosk");
  if (line.size() > 400) return no_receipt;
  const std::vector<std::string_view> parts = split(line);
  if (parts.size() != 6 || parts[0] != magic || parts[5].size() != signature_signs) return no_receipt;
  const auto received = to_time(parts[2]);
  const auto signature = from_signs(parts[5], crypto_sign_BYTES);
  if (!received || !signature || to_signs(signature->data(), signature->size()) != parts[5]) return no_receipt;
  const auto kiosk =
      std::find_if(kiosks.begin(), kiosks.end(), [&](const KioskKey& key) { return id_of(key) == parts[3]; });
  if (kiosk == kiosks.end()) return base::error(ErrorKind::not_found, "receipt of another kiosk");
  const std::string_view head = line.substr(0, line.size() - signature_signs - 1);
  const int wrong = crypto_sign_verify_detached(
      signature->data(), reinterpret_cast<const unsigned char*>(head.data()), head.size(), kiosk->key.data());
  if (wrong != 0) return no_receipt;
  return ReceiptFacts{std::string(parts[1]), *received, std::string(parts[4])};
}

}  // namespace requests

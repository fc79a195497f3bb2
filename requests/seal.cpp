#include "requests/seal.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/wipe.h"
#include "requests/seal_file.h"

namespace requests {
namespace {

using base::ErrorKind;

constexpr std::string_view public_head = "chayue seal key, public, 1";
constexpr std::string_view secret_head = "chayue seal key, SECRET, 1";
constexpr std::string_view magic = "CYSEAL1\n";
constexpr std::size_t id_signs = 16;
constexpr std::size_t block_bytes = 1024;
constexpr std::uint64_t operations = crypto_pwhash_OPSLIMIT_MODERATE;
constexpr std::size_t memory_bytes = crypto_pwhash_MEMLIMIT_MODERATE;
constexpr std::size_t wrapped_bytes = crypto_secretbox_MACBYTES + crypto_box_SECRETKEYBYTES;
constexpr std::size_t box_bytes = crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES + wrapped_bytes;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }
std::uint8_t* bytes_of(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }

base::Error no_key_file() { return base::error(ErrorKind::bad_input, "seal: not a key file"); }

std::string lines_of(std::string_view head, const SealKey& key) {
  return std::string(head) + "\nagency: " + key.agency + "\nmade: " + base::to_iso(key.made_on) +
         "\nid: " + id_of(key) + "\nkey: " + to_base64(key.key.data(), key.key.size()) + "\n";
}

base::Result<SealKey> key_of(const std::map<std::string, std::string>& lines) {
  const auto value = [&lines](const char* name) {
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
  };
  const auto made_on = base::parse_date(value("made"));
  const auto bytes = from_base64(value("key"), crypto_box_PUBLICKEYBYTES);
  SealKey key{value("agency"), made_on.value_or(base::Date{}), {}};
  if (!made_on || !bytes || key.agency.empty()) return no_key_file();
  std::copy(bytes->begin(), bytes->end(), key.key.begin());
  if (value("id") != id_of(key)) return no_key_file();
  return key;
}

/// The key of a password; false: not enough memory.
bool stretch(const std::string& password, const std::uint8_t* salt, std::array<std::uint8_t, 32>& key) {
  return crypto_pwhash(key.data(), key.size(), password.data(), password.size(), salt, operations, memory_bytes,
                       crypto_pwhash_ALG_ARGON2ID13) == 0;
}

base::Error write_failure(int code) {
  const bool is_full = code == ENOSPC || code == EFBIG || code == EDQUOT;
  return base::error(is_full ? ErrorKind::no_space : ErrorKind::unavailable, std::strerror(code));
}

base::Status write_synced(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return write_failure(errno);
  const ssize_t written = ::write(file, text.data(), text.size());
  const bool done = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int code = errno;
  ::close(file);
  if (done) return base::Done{};
  return write_failure(written >= 0 && written < static_cast<ssize_t>(text.size()) ? ENOSPC : code);
}

}  // namespace

const char* const seal_key_file_name = "agency.pub";

std::string id_of(const SealKey& key) {
  std::array<std::uint8_t, crypto_generichash_BYTES> sum{};
  crypto_generichash(sum.data(), sum.size(), key.key.data(), key.key.size(), nullptr, 0);
  std::array<char, id_signs + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), sum.data(), id_signs / 2);
  return hex.data();
}

std::string to_text(const SealKey& key) { return lines_of(public_head, key); }

base::Result<SealKey> parse_seal_key(std::string_view text) {
  const auto lines = read_lines(text, public_head);
  if (!lines) return no_key_file();
  return key_of(*lines);
}

base::Result<SealKeyPair> make_seal_keys(const std::string& agency, base::Date today, const std::string& password) {
  SealKeyPair pair{{agency, today, {}}, {}};
  std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret{};
  std::array<std::uint8_t, 32> under{};
  std::array<std::uint8_t, box_bytes> box{};
  crypto_box_keypair(pair.public_key.key.data(), secret.data());
  randombytes_buf(box.data(), crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES);
  const bool stretched = stretch(password, box.data(), under);
  const std::uint8_t* const nonce = box.data() + crypto_pwhash_SALTBYTES;
  if (stretched)
    crypto_secretbox_easy(box.data() + box_bytes - wrapped_bytes, secret.data(), secret.size(), nonce, under.data());
  sodium_memzero(secret.data(), secret.size());
  sodium_memzero(under.data(), under.size());
  if (!stretched) return base::error(ErrorKind::no_space, "seal: not enough memory for the password");
  pair.secret_file = lines_of(secret_head, pair.public_key) + "secret: " + to_base64(box.data(), box.size()) + "\n";
  return pair;
}

BoxSealer::BoxSealer(const SealKey& key) : key_(key) {}

std::string BoxSealer::name() const { return id_of(key_); }

base::Result<std::string> BoxSealer::seal(const std::string& plaintext, const std::string& number) const {
  std::string padded;
  padded.reserve(number.size() + plaintext.size() + 2 * block_bytes);
  padded.append(number).append("\n").append(plaintext);
  const std::size_t size = padded.size();
  padded.resize((size / block_bytes + 1) * block_bytes);
  std::size_t padded_size = 0;
  if (sodium_pad(&padded_size, bytes_of(padded), size, block_bytes, padded.size()) != 0)
    return base::error(ErrorKind::internal, "seal: padding");
  std::string sealed = std::string(magic) + id_of(key_) + "\n";
  const std::size_t head = sealed.size();
  sealed.resize(head + padded_size + crypto_box_SEALBYTES);
  const int failed = crypto_box_seal(bytes_of(sealed) + head, bytes_of(padded), padded_size, key_.key.data());
  base::wipe(padded);
  if (failed != 0) return base::error(ErrorKind::internal, "seal: the key is no point of the curve");
  return sealed;
}

bool FileSealer::is_ready() const { return read_seal_key(data_directory_).ok(); }

std::string FileSealer::name() const {
  const auto key = read_seal_key(data_directory_);
  return key ? id_of(*key) : std::string();
}

base::Result<std::string> FileSealer::seal(const std::string& plaintext, const std::string& number) const {
  const auto key = read_seal_key(data_directory_);
  if (!key) return base::error(ErrorKind::unavailable, "seal: " + key.error().detail);
  return BoxSealer(*key).seal(plaintext, number);
}

SealOpener::~SealOpener() {
  for (Secret& secret : secrets_) sodium_memzero(secret.key.data(), secret.key.size());
}

base::Status SealOpener::add(std::string_view secret_file, const std::string& password) {
  const auto lines = read_lines(secret_file, secret_head);
  if (!lines || !lines->contains("secret")) return no_key_file();
  const auto key = key_of(*lines);
  const auto box = from_base64(lines->at("secret"), box_bytes);
  if (!key || !box) return no_key_file();
  std::array<std::uint8_t, 32> under{};
  if (!stretch(password, box->data(), under))
    return base::error(ErrorKind::no_space, "seal: not enough memory for the password");
  secrets_.reserve(secrets_.size() + 1);
  Secret secret{*key, {}};
  const std::uint8_t* const nonce = box->data() + crypto_pwhash_SALTBYTES;
  const int wrong = crypto_secretbox_open_easy(secret.key.data(), box->data() + box_bytes - wrapped_bytes,
                                               wrapped_bytes, nonce, under.data());
  sodium_memzero(under.data(), under.size());
  if (wrong != 0) return base::error(ErrorKind::not_found, "seal: the password is wrong");
  secrets_.push_back(secret);
  sodium_memzero(secret.key.data(), secret.key.size());
  return base::Done{};
}

base::Result<std::string> SealOpener::open(std::string_view sealed, const std::string& number) const {
  const std::size_t head = magic.size() + id_signs + 1;
  const bool is_sealed =
      sealed.starts_with(magic) && sealed.size() >= head + crypto_box_SEALBYTES && sealed[head - 1] == '\n';
  if (!is_sealed) return base::error(ErrorKind::corrupt, "seal: not a sealed application");
  const std::string id(sealed.substr(magic.size(), id_signs));
  const auto secret = std::find_if(secrets_.begin(), secrets_.end(),
                                   [&id](const Secret& each) { return id_of(each.public_key) == id; });
  if (secret == secrets_.end()) return base::error(ErrorKind::not_found, "seal: of the key " + id);
  sealed.remove_prefix(head);
  std::string opened(sealed.size() - crypto_box_SEALBYTES, '\0');
  std::size_t size = 0;
  const bool good = crypto_box_seal_open(bytes_of(opened), bytes_of(sealed), sealed.size(),
                                         secret->public_key.key.data(), secret->key.data()) == 0 &&
                    sodium_unpad(&size, bytes_of(opened), opened.size(), block_bytes) == 0;
  const std::string begin = number + "\n";
  if (!good || !std::string_view(opened).substr(0, size).starts_with(begin)) {
    base::wipe(opened);
    return base::error(ErrorKind::corrupt, "seal: changed, or of another number");
  }
  opened.resize(size);
  opened.erase(0, begin.size());
  return opened;
}

base::Result<HandedIn> open_application(const SealOpener& opener, std::string_view sealed,
                                        const std::string& number) {
  auto payload = opener.open(sealed, number);
  if (!payload) return payload.error();
  auto handed_in = from_payload(*payload);
  base::wipe(*payload);
  return handed_in;
}

base::Result<SealKey> read_seal_key(const std::string& data_directory) {
  std::ifstream file(std::filesystem::path(data_directory) / seal_key_file_name);
  if (!file) return base::error(ErrorKind::not_found, "no key of the agency");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_seal_key(text.str());
}

base::Status write_seal_key(const std::string& data_directory, const SealKey& key) {
  const std::string path = (std::filesystem::path(data_directory) / seal_key_file_name).string();
  const std::string fresh = path + ".new";
  if (base::Status written = write_synced(fresh, to_text(key)); !written) {
    std::remove(fresh.c_str());
    return written;
  }
  if (std::rename(fresh.c_str(), path.c_str()) != 0) return write_failure(errno);
  return base::Done{};
}

}  // namespace requests

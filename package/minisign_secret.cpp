// The secret half of minisign.h: .key files and signing.
#include <sodium.h>

#include <algorithm>
#include <vector>

#include "package/base64.h"
#include "package/minisign.h"

namespace package {
namespace {

using base::ErrorKind;

constexpr std::size_t id_bytes = 8;
constexpr std::size_t sum_bytes = 32;
constexpr std::size_t salt_bytes = crypto_pwhash_scryptsalsa208sha256_SALTBYTES;
constexpr std::size_t inner_bytes = id_bytes + crypto_sign_SECRETKEYBYTES + sum_bytes;
constexpr std::size_t file_bytes = 2 + 2 + 2 + salt_bytes + 8 + 8 + inner_bytes;
constexpr std::string_view comment_label = "untrusted comment: ";

/// Bytes that are overwritten when they are given back.
class SecretBytes {
 public:
  explicit SecretBytes(std::size_t size) : bytes_(size) {}
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes() { sodium_memzero(bytes_.data(), bytes_.size()); }
  std::uint8_t* data() { return bytes_.data(); }
  const std::uint8_t* data() const { return bytes_.data(); }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// What a .key file holds beside the secret.
struct Head {
  bool encrypted = false;
  std::array<std::uint8_t, salt_bytes> salt{};
  std::uint64_t operations = 0;
  std::uint64_t memory_bytes = 0;
};

void put_number(std::vector<std::uint8_t>& bytes, std::uint64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::uint64_t number_at(const std::uint8_t* bytes) {
  std::uint64_t number = 0;
  for (unsigned i = 0; i < 8; ++i) number |= std::uint64_t{bytes[i]} << (8 * i);
  return number;
}

/// The inner bytes under the password's stream; applied twice they are as before. False: not enough memory.
bool encrypt(SecretBytes& inner, const Head& head, const std::string& password) {
  SecretBytes stream(inner.size());
  if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(), password.size(),
                                         head.salt.data(), head.operations, head.memory_bytes) != 0)
    return false;
  for (std::size_t i = 0; i < inner.size(); ++i) inner.data()[i] ^= stream.data()[i];
  return true;
}

/// Over algorithm, id and key: tells a wrong password.
std::array<std::uint8_t, sum_bytes> sum_of(const SecretBytes& inner) {
  std::array<std::uint8_t, sum_bytes> sum{};
  crypto_generichash_state state;
  const unsigned char algorithm[2] = {'E', 'd'};
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  crypto_generichash_update(&state, algorithm, sizeof algorithm);
  crypto_generichash_update(&state, inner.data(), id_bytes + crypto_sign_SECRETKEYBYTES);
  crypto_generichash_final(&state, sum.data(), sum.size());
  return sum;
}

std::string to_file(const Head& head, const SecretBytes& inner) {
  std::vector<std::uint8_t> bytes = {'E', 'd'};
  const char* const method = head.encrypted ? "Sc" : "\0\0";
  bytes.insert(bytes.end(), method, method + 2);
  bytes.insert(bytes.end(), {'B', '2'});
  bytes.insert(bytes.end(), head.salt.begin(), head.salt.end());
  put_number(bytes, head.operations);
  put_number(bytes, head.memory_bytes);
  bytes.insert(bytes.end(), inner.data(), inner.data() + inner.size());
  // Bare ones as well: minisign writes the same line for them.
  std::string text = std::string(comment_label) + "minisign encrypted secret key\n" + to_base64(bytes) + "\n";
  sodium_memzero(bytes.data(), bytes.size());
  return text;
}

/// Whether the secret half makes the public one that stands beside it. What bare keys have in the place of a sum.
bool is_whole(const SecretBytes& inner) {
  SecretBytes again(crypto_sign_SECRETKEYBYTES);
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_half{};
  crypto_sign_seed_keypair(public_half.data(), again.data(), inner.data() + id_bytes);
  return sodium_memcmp(again.data(), inner.data() + id_bytes, again.size()) == 0;
}

/// New keys in `inner`, without a sum; the public half.
PublicKey fill(SecretBytes& inner) {
  PublicKey key;
  randombytes_buf(key.id.data(), key.id.size());
  std::copy(key.id.begin(), key.id.end(), inner.data());
  crypto_sign_keypair(key.key.data(), inner.data() + id_bytes);
  return key;
}

void put_sum(SecretBytes& inner) {
  const auto sum = sum_of(inner);
  std::copy(sum.begin(), sum.end(), inner.data() + id_bytes + crypto_sign_SECRETKEYBYTES);
}

/// The head, and the inner bytes as they stand there. False: not a .key file, or one that asks for more than
/// minisign.
bool take_apart(std::string_view text, Head& head, SecretBytes& inner) {
  const auto lines = lines_of(text, 2);
  if (!lines || !lines->front().starts_with(comment_label)) return false;
  auto bytes = from_base64(lines->back(), file_bytes);
  if (!bytes) return false;
  const std::string method(bytes->begin(), bytes->begin() + 6);
  head.encrypted = method == "EdScB2";
  const bool is_bare = method == std::string("Ed\0\0B2", 6);
  std::copy_n(bytes->begin() + 6, salt_bytes, head.salt.begin());
  head.operations = number_at(bytes->data() + 6 + salt_bytes);
  head.memory_bytes = number_at(bytes->data() + 6 + salt_bytes + 8);
  std::copy(bytes->end() - inner_bytes, bytes->end(), inner.data());
  sodium_memzero(bytes->data(), bytes->size());
  return (head.encrypted || is_bare) && head.operations <= Effort{}.operations &&
         head.memory_bytes <= Effort{}.memory_bytes;
}

/// Reads the key into `inner`. Errors as sign().
base::Status unlock(std::string_view secret_file, const std::string& password, SecretBytes& inner) {
  Head head;
  if (!take_apart(secret_file, head, inner)) return base::error(ErrorKind::bad_input, "not a secret key of minisign");
  if (!head.encrypted) {
    if (is_whole(inner)) return base::Done{};
    return base::error(ErrorKind::bad_input, "a damaged secret key");
  }
  if (!encrypt(inner, head, password)) return base::error(ErrorKind::no_space, "no memory for the password's hash");
  const auto sum = sum_of(inner);
  if (sodium_memcmp(sum.data(), inner.data() + id_bytes + crypto_sign_SECRETKEYBYTES, sum.size()) == 0)
    return base::Done{};
  return base::error(ErrorKind::not_found, "wrong password, or a damaged key");
}

using Signed = std::array<std::uint8_t, crypto_sign_BYTES>;

Signed sign_bytes(const SecretBytes& inner, const std::vector<std::uint8_t>& message) {
  Signed signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), inner.data() + id_bytes);
  return signature;
}

std::vector<std::uint8_t> hash_of(std::string_view message) {
  std::vector<std::uint8_t> hash(crypto_generichash_BYTES_MAX);
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                     nullptr, 0);
  return hash;
}

std::vector<std::uint8_t> joined(const Signed& signature, std::string_view comment) {
  std::vector<std::uint8_t> bytes(signature.begin(), signature.end());
  bytes.insert(bytes.end(), comment.begin(), comment.end());
  return bytes;
}

std::string signature_file(const SecretBytes& inner, std::string_view message, std::string_view trusted_comment) {
  const Signed signature = sign_bytes(inner, hash_of(message));
  const Signed global = sign_bytes(inner, joined(signature, trusted_comment));
  std::vector<std::uint8_t> head = {'E', 'D'};
  head.insert(head.end(), inner.data(), inner.data() + id_bytes);
  head.insert(head.end(), signature.begin(), signature.end());
  return std::string(comment_label) + "signature from minisign secret key\n" + to_base64(head) + "\n" +
         "trusted comment: " + std::string(trusted_comment) + "\n" + to_base64({global.begin(), global.end()}) + "\n";
}

/// One line that minisign takes as well.
bool is_comment(std::string_view comment) {
  return comment.size() < 8000 && comment.find_first_of("\r\n") == std::string_view::npos &&
         comment.find('\0') == std::string_view::npos;
}

}  // namespace

base::Result<KeyPair> make_keys(const std::string& password, const Effort& effort) {
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  Head head;
  head.encrypted = true;
  randombytes_buf(head.salt.data(), head.salt.size());
  head.operations = effort.operations;
  head.memory_bytes = effort.memory_bytes;
  SecretBytes inner(inner_bytes);
  const PublicKey key = fill(inner);
  put_sum(inner);
  if (!encrypt(inner, head, password)) return base::error(ErrorKind::no_space, "no memory for the password's hash");
  return KeyPair{key, to_file(head, inner)};
}

bool is_bare_key(std::string_view secret_file) {
  Head head;
  SecretBytes inner(inner_bytes);
  return take_apart(secret_file, head, inner) && !head.encrypted;
}

KeyPair make_bare_keys() {
  SecretBytes inner(inner_bytes);
  const PublicKey key = fill(inner);
  return {key, to_file(Head{}, inner)};
}

base::Result<std::string> sign(std::string_view secret_file, const std::string& password, std::string_view message,
                               std::string_view trusted_comment) {
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  if (!is_comment(trusted_comment)) return base::error(ErrorKind::bad_input, "a comment of more than one line");
  SecretBytes inner(inner_bytes);
  const base::Status unlocked = unlock(secret_file, password, inner);
  if (!unlocked) return unlocked.error();
  return signature_file(inner, message, trusted_comment);
}

}  // namespace package

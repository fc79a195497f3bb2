#include "package/minisign.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "package/base64.h"

namespace package {
namespace {

using base::ErrorKind;
using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view comment_label = "untrusted comment: ";
constexpr std::string_view trusted_label = "trusted comment: ";
constexpr std::size_t key_bytes = 2 + 8 + crypto_sign_PUBLICKEYBYTES;
constexpr std::size_t signature_bytes = 2 + 8 + crypto_sign_BYTES;

base::Error refused(const char* why) { return base::error(ErrorKind::bad_input, why); }

/// The four lines of a signature file, taken apart and not checked yet.
struct SignatureFile {
  std::array<std::uint8_t, 8> key_id{};
  Bytes signature;  ///< of the message's hash
  std::string_view trusted_comment;
  Bytes global_signature;  ///< of signature and trusted comment
};

base::Result<SignatureFile> parse_signature(std::string_view text) {
  if (text.size() > max_signature_file_bytes) return refused("signature file too long");
  const auto lines = lines_of(text, 4);
  if (!lines || !(*lines)[0].starts_with(comment_label) || !(*lines)[2].starts_with(trusted_label))
    return refused("not the four lines of a signature file");
  const auto head = from_base64((*lines)[1], signature_bytes);
  const auto global = from_base64((*lines)[3], crypto_sign_BYTES);
  if (!head || !global) return refused("not base64 of a signature's length");
  if ((*head)[0] != 'E' || (*head)[1] != 'D') return refused("not a prehashed signature");
  SignatureFile file;
  std::copy_n(head->begin() + 2, file.key_id.size(), file.key_id.begin());
  file.signature.assign(head->begin() + 10, head->end());
  file.trusted_comment = (*lines)[2].substr(trusted_label.size());
  file.global_signature = *global;
  return file;
}

bool is_signed(const Bytes& signature, const Bytes& message, const PublicKey& key) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.key.data()) == 0;
}

Bytes hash_of(std::string_view message) {
  Bytes hash(crypto_generichash_BYTES_MAX);
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                     nullptr, 0);
  return hash;
}

}  // namespace

base::Result<PublicKey> parse_public_key(std::string_view text) {
  const auto two = lines_of(text, 2);
  const auto one = lines_of(text, 1);
  if (!one && !(two && (*two)[0].starts_with(comment_label))) return refused("not the lines of a public key");
  const auto bytes = from_base64(one ? one->front() : two->back(), key_bytes);
  if (!bytes || (*bytes)[0] != 'E' || (*bytes)[1] != 'd') return refused("not base64 of a public key");
  PublicKey key;
  std::copy_n(bytes->begin() + 2, key.id.size(), key.id.begin());
  std::copy_n(bytes->begin() + 10, key.key.size(), key.key.begin());
  return key;
}

std::string to_hex(const std::array<std::uint8_t, 8>& key_id) {
  // minisign takes the id for a number, least byte first.
  constexpr const char* digits = "0123456789ABCDEF";
  std::string hex;
  for (auto byte = key_id.rbegin(); byte != key_id.rend(); ++byte) {
    hex += digits[*byte >> 4U];
    hex += digits[*byte & 15U];
  }
  return hex;
}

std::string to_text(const PublicKey& key) {
  Bytes bytes = {'E', 'd'};
  bytes.insert(bytes.end(), key.id.begin(), key.id.end());
  bytes.insert(bytes.end(), key.key.begin(), key.key.end());
  return std::string(comment_label) + "minisign public key " + to_hex(key.id) + "\n" + to_base64(bytes) + "\n";
}

base::Result<Signature> verify(const PublicKey& key, std::string_view signature_file, std::string_view message) {
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  const auto file = parse_signature(signature_file);
  if (!file) return file.error();
  if (file->key_id != key.id) return refused("signature of another key");
  if (!is_signed(file->signature, hash_of(message), key)) return refused("the signature does not fit the message");
  Bytes covered = file->signature;
  covered.insert(covered.end(), file->trusted_comment.begin(), file->trusted_comment.end());
  if (!is_signed(file->global_signature, covered, key)) return refused("the trusted comment was changed");
  return Signature{file->key_id, std::string(file->trusted_comment)};
}

base::Result<std::array<std::uint8_t, 8>> claimed_key(std::string_view signature_file) {
  const auto file = parse_signature(signature_file);
  if (!file) return file.error();
  return file->key_id;
}

}  // namespace package

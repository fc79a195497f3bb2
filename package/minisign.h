// Minisign: keys and signatures in the format of the minisign tool (Ed25519 over BLAKE2b-512), made and checked.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace package {

struct PublicKey {
  std::array<std::uint8_t, 8> id{};
  std::array<std::uint8_t, 32> key{};

  bool operator==(const PublicKey&) const = default;
};

/// As in a minisign .pub file, or its second line alone. bad_input otherwise.
base::Result<PublicKey> parse_public_key(std::string_view text);
std::string to_text(const PublicKey& key);  ///< the two lines of a .pub file

struct Signature {
  std::array<std::uint8_t, 8> key_id{};
  std::string trusted_comment;
};

/// Who signed `message`, if the four lines of `signature_file` are a signature of it by `key`: prehashed signatures
/// only (the default of minisign 0.11), trusted comment included. bad_input: any other.
base::Result<Signature> verify(const PublicKey& key, std::string_view signature_file, std::string_view message);
/// The key that a signature file claims to be of, unchecked. bad_input: not a signature file.
base::Result<std::array<std::uint8_t, 8>> claimed_key(std::string_view signature_file);

/// A secret key as minisign keeps it: encrypted with scrypt under a password.
struct KeyPair {
  PublicKey public_key;
  std::string secret_file;  ///< the lines of the .key file
};
/// What a password's hash costs (scrypt); as it is, minisign's: some seconds and 1 GB. Tests take less.
struct Effort {
  std::uint64_t operations = std::uint64_t{1} << 25U;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30U;
};
/// no_space: not enough memory.
base::Result<KeyPair> make_keys(const std::string& password, const Effort& effort = {});
/// The same without a password, as minisign -W: for tests, and for where the file itself is locked away.
KeyPair make_bare_keys();
/// Whether a .key file needs no password. False also for what is no .key file.
bool is_bare_key(std::string_view secret_file);

/// The lines of a .minisig file. `secret_file` is a .key file of minisign or make_keys(). bad_input: not such a file;
/// not_found: the password is wrong; no_space: not enough memory. The password of bare keys is not looked at.
base::Result<std::string> sign(std::string_view secret_file, const std::string& password, std::string_view message,
                               std::string_view trusted_comment);

/// "1A2B3C4D5E6F7081", as minisign writes the id of a key.
std::string to_hex(const std::array<std::uint8_t, 8>& key_id);

inline constexpr std::size_t max_signature_file_bytes = 16 * 1024;

}  // namespace package

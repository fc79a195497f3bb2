// Seal: applications are encrypted to the agency's public key before they lie on a disk; only the agency's secret
// key, which is never on the kiosk, opens them (个人信息保护法 第五十一条). The format: docs/formats.md.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "requests/payload.h"
#include "requests/register.h"

namespace requests {

/// The agency's public key, as it lies in <data>/agency.pub.
struct SealKey {
  std::string agency;
  base::Date made_on{};
  std::array<std::uint8_t, 32> key{};  ///< X25519

  bool operator==(const SealKey&) const = default;
};
/// 16 hex digits of the key's BLAKE2b: "Sealer::name()" of what is sealed to it.
std::string id_of(const SealKey& key);

std::string to_text(const SealKey& key);
/// bad_input: not such a file, or its id does not fit its key.
base::Result<SealKey> parse_seal_key(std::string_view text);

/// A pair whose secret half is under a password (argon2id). no_space: not enough memory for that (256 MB).
struct SealKeyPair {
  SealKey public_key;
  std::string secret_file;
};
base::Result<SealKeyPair> make_seal_keys(const std::string& agency, base::Date today, const std::string& password);

/// Seals with libsodium's sealed box (X25519, XSalsa20-Poly1305): the kiosk cannot open what it has sealed.
class BoxSealer final : public Sealer {
 public:
  explicit BoxSealer(const SealKey& key);
  std::string name() const override;
  /// The length is rounded up to the next 1,024 bytes, so that it tells little. `number` is inside: a sealed
  /// application that was put under another number is noticed when it is opened.
  base::Result<std::string> seal(const std::string& plaintext, const std::string& number) const override;

 private:
  SealKey key_;
};

/// Seals to <data>/agency.pub as it lies there at that moment: a new key is in use with the next application.
class FileSealer final : public Sealer {
 public:
  explicit FileSealer(std::string data_directory) : data_directory_(std::move(data_directory)) {}
  bool is_ready() const override;
  std::string name() const override;  ///< "" where there is no key
  /// unavailable: there is no key.
  base::Result<std::string> seal(const std::string& plaintext, const std::string& number) const override;

 private:
  std::string data_directory_;
};

/// The agency's secret keys, on the machine of the back office; overwritten when it goes.
class SealOpener {
 public:
  SealOpener() = default;
  SealOpener(const SealOpener&) = delete;
  SealOpener& operator=(const SealOpener&) = delete;
  SealOpener(SealOpener&&) noexcept = default;
  SealOpener& operator=(SealOpener&&) noexcept = default;
  ~SealOpener();

  /// After a roll-over there are several. bad_input: not such a file; not_found: the password is wrong; no_space.
  base::Status add(std::string_view secret_file, const std::string& password);
  /// not_found: sealed to a key that was not added; corrupt: changed, cut short, or of another number.
  base::Result<std::string> open(std::string_view sealed, const std::string& number) const;

 private:
  struct Secret {
    SealKey public_key;
    std::array<std::uint8_t, 32> key{};
  };
  std::vector<Secret> secrets_;
};

/// What was sealed under `number`: the application and its lookup code. Errors as SealOpener::open; corrupt, too,
/// where no application is in it.
base::Result<HandedIn> open_application(const SealOpener& opener, std::string_view sealed, const std::string& number);

/// <data>/agency.pub. not_found: there is none: nothing may be handed in.
base::Result<SealKey> read_seal_key(const std::string& data_directory);
/// Whole or not at all. no_space, unavailable.
base::Status write_seal_key(const std::string& data_directory, const SealKey& key);

/// "agency.pub", inside the data directory.
extern const char* const seal_key_file_name;

}  // namespace requests

// Receipt proof: the signed line in the QR of a receipt, by which any kiosk or desk tells without a network that this
// terminal took this application at that time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace requests {

struct ReceiptFacts {
  std::string number;  ///< 登记编号
  base::LocalTime received;
  std::string content;  ///< content_sum() of what was handed in

  bool operator==(const ReceiptFacts& other) const {
    return number == other.number && received.date == other.received.date && received.hour == other.received.hour &&
           received.minute == other.received.minute && content == other.content;
  }
};

/// 26 signs of base/code_signs.h: BLAKE2b, 128 bits, of the application's payload. Whoever has the text can check it;
/// nobody reads the text out of it.
std::string content_sum(std::string_view payload);

/// The public half of a kiosk's own key: an Ed25519 key.
struct KioskKey {
  std::array<std::uint8_t, 32> key{};
  bool operator==(const KioskKey&) const = default;
};
/// Eight signs: names the kiosk on its receipts.
std::string id_of(const KioskKey& key);
/// 52 signs, as it is exchanged between kiosks and desks.
std::string to_text(const KioskKey& key);
/// bad_input: no 52 signs.
base::Result<KioskKey> parse_kiosk_key(std::string_view typed);

/// <data>/kiosks.txt: the keys of the agency's other kiosks, one a line, with a space and whatever says which it is
/// after it. Empty where there is no file. bad_input: a line that is no key; unavailable.
base::Result<std::vector<KioskKey>> read_kiosk_keys(const std::string& data_directory);
extern const char* const kiosk_keys_file_name;

/// Signs receipts; the secret key lies in <data>/kiosk.key (0600), made at the first start.
class ReceiptSigner {
 public:
  /// corrupt: there is something else in that file: staff decide, no new key takes its place; no_space, unavailable.
  static base::Result<ReceiptSigner> open(const std::string& data_directory);
  ReceiptSigner(const ReceiptSigner&) = delete;
  ReceiptSigner& operator=(const ReceiptSigner&) = delete;
  ReceiptSigner(ReceiptSigner&&) noexcept = default;
  ReceiptSigner& operator=(ReceiptSigner&&) noexcept = default;
  ~ReceiptSigner();

  const KioskKey& public_key() const { return public_; }
  /// "CYR1.20261123-0001.202611231405.<kiosk>.<content>.<signature>": capitals, digits, "-" and "." only, for a QR
  /// code of about 170 signs.
  std::string sign(const ReceiptFacts& facts) const;

 private:
  ReceiptSigner() = default;
  KioskKey public_;
  std::array<std::uint8_t, 64> secret_{};
};

/// What a line of sign() says, if one of `kiosks` has signed it. bad_input: no such line, or changed; not_found: of a
/// kiosk that is not among them.
base::Result<ReceiptFacts> verify_receipt(std::string_view line, const std::vector<KioskKey>& kiosks);

/// "kiosk.key", inside the data directory.
extern const char* const kiosk_key_file_name;

}  // namespace requests

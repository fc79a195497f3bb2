// What is opened, typed or scanned around an application, of any bytes: payloads, seal keys, lines of receipts, codes
// and rules of fees. What is understood comes back as it was; nothing else passes.
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "requests/fees.h"
#include "requests/lookup_code.h"
#include "requests/payload.h"
#include "requests/receipt_proof.h"
#include "requests/seal.h"
#include "tests/fuzz/require.h"

using fuzz::require;

namespace {

void check_payload(std::string_view bytes) {
  const auto read = requests::from_payload(std::string(bytes));
  if (!read) return require(read.error().kind == base::ErrorKind::corrupt, "no payload is a corrupt one");
  const std::string text = requests::to_payload(read->application, read->lookup_code);
  require(base::is_valid_utf8(text), "payloads are UTF-8");
  const auto again = requests::from_payload(text);
  require(again.ok() && requests::to_payload(again->application, again->lookup_code) == text,
          "an application comes back as it was");
}

void check_keys(std::string_view bytes) {
  if (const auto key = requests::parse_seal_key(bytes)) {
    const auto again = requests::parse_seal_key(requests::to_text(*key));
    require(again.ok() && *again == *key, "a key comes back as it was");
  }
  if (const auto key = requests::parse_kiosk_key(bytes)) {
    const auto again = requests::parse_kiosk_key(requests::to_text(*key));
    require(again.ok() && *again == *key, "a kiosk's key comes back as it was");
  }
  requests::SealOpener opener;
  require(!opener.open(bytes, "20261123-0001").ok(), "without a key nothing opens");
}

void check_lines(std::string_view bytes) {
  requests::KioskKey kiosk;
  kiosk.key.fill(7);
  require(!requests::verify_receipt(bytes, {kiosk}).ok(), "nobody has signed with this key");
  if (const auto code = requests::parse_lookup_code(bytes))
    require(requests::parse_lookup_code(*code) == code && code->size() == 19, "a code has one spelling");
}

void check_fees(std::string_view bytes) {
  const auto rules = requests::parse_fee_rules(bytes);
  if (!rules) return;
  for (const requests::FeeScale* scale : {&rules->by_item, &rules->by_page}) {
    std::int64_t last = 0;
    for (const std::int64_t units : {0, 1, 11, 31, 201, 999, 1'000'000}) {
      const std::int64_t fee = requests::fee_for(*scale, units);
      require(fee >= last, "more is never cheaper");
      last = fee;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_payload(bytes);
  check_keys(bytes);
  check_lines(bytes);
  check_fees(bytes);
  return 0;
}

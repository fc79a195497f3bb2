#include "requests/lookup_code.h"

#include <sodium.h>

#include <array>
#include <vector>

#include "base/code_signs.h"
#include "base/wipe.h"

namespace requests {
namespace {

constexpr std::size_t random_signs = 14, all_signs = 16, group = 4;
using Values = std::vector<unsigned>;

/// The polynomial of the signs at x (`steps` 1) or x² (2), by Horner: a Reed-Solomon code has both zero.
unsigned value_at(const Values& values, int steps) {
  unsigned sum = 0;
  for (const unsigned value : values) {
    for (int i = 0; i < steps; ++i) sum = base::times_x(sum);
    sum ^= value;
  }
  return sum;
}

bool is_code(const Values& values) { return value_at(values, 1) == 0 && value_at(values, 2) == 0; }

/// The two last signs, found by trying: there is exactly one pair.
void add_checks(Values& values) {
  values.resize(all_signs);
  for (unsigned pair = 0; pair < 32 * 32; ++pair) {
    values[random_signs] = pair / 32, values[random_signs + 1] = pair % 32;
    if (is_code(values)) return;
  }
}

}  // namespace

std::string new_lookup_code() {
  Values values;
  for (std::size_t i = 0; i < random_signs; ++i) values.push_back(randombytes_uniform(32));
  add_checks(values);
  return base::write_code_signs(values, group);
}

std::optional<std::string> parse_lookup_code(std::string_view typed) {
  const auto values = base::read_code_signs(typed, all_signs);
  if (!values || !is_code(*values)) return std::nullopt;
  return base::write_code_signs(*values, group);
}

std::string lookup_hash(const std::string& number, const std::string& code) {
  std::string text = number + "\n" + code;
  std::array<unsigned char, crypto_generichash_BYTES> sum{};
  crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  base::wipe(text);
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
  return hex.data();
}

}  // namespace requests

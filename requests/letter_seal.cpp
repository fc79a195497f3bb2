// seal_letter() and open_letter(): letters that only the lookup code of their case opens.
#include <sodium.h>

#include <array>

#include "base/utf8.h"
#include "base/wipe.h"
#include "requests/status.h"

namespace requests {
namespace {

using base::ErrorKind;
using Key = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;

/// Keyed, so that it has nothing to do with the lookup_hash() that lies on the kiosk.
constexpr std::string_view purpose = "chayue letter 1";
constexpr std::size_t block_bytes = 1024;
constexpr std::size_t date_signs = 10;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }
std::uint8_t* bytes_of(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }

Key key_of(const std::string& number, const std::string& code) {
  std::string secret = number + "\n" + code;
  Key key{};
  crypto_generichash(key.data(), key.size(), bytes_of(secret), secret.size(), bytes_of(purpose), purpose.size());
  base::wipe(secret);
  return key;
}

base::Error not_of_this_code() { return base::error(ErrorKind::not_found, "letter: not of this number and code"); }

/// "2026-11-23 title\ntext"
base::Result<Letter> read_letter(std::string_view plain) {
  const std::size_t end = plain.find('\n');
  const auto on = base::parse_date(plain.substr(0, date_signs));
  if (!on || end == std::string_view::npos || end <= date_signs || !base::is_valid_utf8(plain))
    return base::error(ErrorKind::corrupt, "letter: not to be read");
  return Letter{std::string(plain.substr(date_signs + 1, end - date_signs - 1)), *on,
                std::string(plain.substr(end + 1))};
}

}  // namespace

std::string seal_letter(const Letter& letter, const std::string& number, const std::string& code) {
  std::string plain;
  plain.reserve(date_signs + letter.title.size() + letter.text.size() + 2 * block_bytes);
  plain.append(base::to_iso(letter.on)).append(" ").append(letter.title).append("\n").append(letter.text);
  const std::size_t size = plain.size();
  plain.resize((size / block_bytes + 1) * block_bytes);
  std::size_t padded = 0;
  sodium_pad(&padded, bytes_of(plain), size, block_bytes, plain.size());
  std::string sealed(crypto_secretbox_NONCEBYTES + padded + crypto_secretbox_MACBYTES, '\0');
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  Key key = key_of(number, code);
  crypto_secretbox_easy(bytes_of(sealed) + crypto_secretbox_NONCEBYTES, bytes_of(plain), padded, bytes_of(sealed),
                        key.data());
  sodium_memzero(key.data(), key.size());
  base::wipe(plain);
  return sealed;
}

base::Result<Letter> open_letter(std::string_view sealed, const std::string& number, const std::string& code) {
  constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < around + block_bytes || sealed.size() > max_sealed_letter_bytes) return not_of_this_code();
  std::string plain(sealed.size() - around, '\0');
  Key key = key_of(number, code);
  const int wrong =
      crypto_secretbox_open_easy(bytes_of(plain), bytes_of(sealed) + crypto_secretbox_NONCEBYTES,
                                 sealed.size() - crypto_secretbox_NONCEBYTES, bytes_of(sealed), key.data());
  sodium_memzero(key.data(), key.size());
  std::size_t size = 0;
  if (wrong != 0 || sodium_unpad(&size, bytes_of(plain), plain.size(), block_bytes) != 0) return not_of_this_code();
  auto letter = read_letter(std::string_view(plain).substr(0, size));
  base::wipe(plain);
  return letter;
}

}  // namespace requests

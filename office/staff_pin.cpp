#include "office/staff_pin.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace office {

const char* const pin_file_name = "staff.pin";

namespace {

using base::ErrorKind;
using Hash = std::array<char, crypto_pwhash_STRBYTES>;

base::Error file_error(const char* doing) {
  const int code = errno;
  return base::error(ErrorKind::unavailable, std::string("staff.pin: ") + doing + ": " + std::strerror(code));
}

std::string path_in(const std::string& data_directory) { return data_directory + "/" + pin_file_name; }

bool write_and_sync(int file, const char* bytes, std::size_t size) {
  const ssize_t written = ::write(file, bytes, size);
  return written == static_cast<ssize_t>(size) && ::fsync(file) == 0;
}

base::Status replace_file(const std::string& path, const Hash& hash) {
  const std::string part = path + ".part";
  ::unlink(part.c_str());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (file < 0) return file_error("cannot be made");
  const bool written = write_and_sync(file, hash.data(), std::strlen(hash.data()));
  base::Error problem = file_error("cannot be written");
  ::close(file);
  if (written && ::rename(part.c_str(), path.c_str()) == 0) return base::Done{};
  if (written) problem = file_error("cannot be replaced");
  ::unlink(part.c_str());
  return problem;
}

}  // namespace

bool is_pin(const std::string& digits) {
  return digits.size() >= 6 && digits.size() <= 12 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Status set_pin(const std::string& data_directory, const std::string& digits) {
  if (!is_pin(digits)) return base::error(ErrorKind::bad_input, "a number of six to twelve digits");
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  Hash hash{};
  if (crypto_pwhash_str(hash.data(), digits.data(), digits.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return base::error(ErrorKind::no_space, "no memory for the hash");
  return replace_file(path_in(data_directory), hash);
}

base::Result<PinCheck> check_pin(const std::string& data_directory, const std::string& digits) {
  const int file = ::open(path_in(data_directory).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) return PinCheck::not_set;
  if (file < 0) return file_error("cannot be opened");
  Hash hash{};
  const ssize_t size = ::read(file, hash.data(), hash.size() - 1);
  ::close(file);
  if (size <= 0 || std::strncmp(hash.data(), crypto_pwhash_STRPREFIX, std::strlen(crypto_pwhash_STRPREFIX)) != 0)
    return base::error(ErrorKind::corrupt, "staff.pin holds no hash");
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  const bool right = crypto_pwhash_str_verify(hash.data(), digits.data(), digits.size()) == 0;
  return right ? PinCheck::right : PinCheck::wrong;
}

}  // namespace office

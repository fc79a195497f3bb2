// Runs a fuzz target (LLVMFuzzerTestOneInput) where no fuzzing engine is linked in: on damaged copies of the files
// given. usage: TARGET COUNT FILE...   The damage is the same each time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t longest_input = 4096;  // a window of the file: many small inputs find more than a few big ones
constexpr std::string_view pieces[] = {
    "\"", ",",    "\n",           "\r",           "|",       "# ",   ">> ",        "第一条 ",   "第三章", "{",
    "]",  "\xFF", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\\u0000", "null", "1970-01-01", "2023-02-30"};

std::string read(const char* path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

void damage(std::string& bytes, std::mt19937& random) {
  const std::size_t at = random() % (bytes.size() + 1);
  switch (random() % 5) {
    case 0: bytes.insert(at, pieces[random() % std::size(pieces)]); break;
    case 1: bytes.erase(at, random() % 20); break;
    case 2: bytes.insert(at, bytes.substr(random() % (bytes.size() + 1), random() % 200)); break;
    case 3: bytes.insert(at, 1, static_cast<char>(random() >> 8U)); break;
    default:
      if (at < bytes.size()) bytes[at] = static_cast<char>(random() >> 8U);
  }
}

std::string damaged_window(const std::string& seed, std::mt19937& random) {
  const std::size_t begin = random() % 2 == 0 ? 0 : random() % (seed.size() + 1);
  std::string bytes = seed.substr(begin, 1 + random() % longest_input);
  for (std::size_t rounds = random() % 12; rounds > 0; --rounds) damage(bytes, random);
  return bytes;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "usage: %s COUNT FILE...\n", arguments[0]), 2;
  const long inputs = std::strtol(arguments[1], nullptr, 10);
  std::mt19937 random(20261123);
  for (int i = 2; i < count; ++i) {
    const std::string seed = read(arguments[i]);
    if (seed.empty()) return std::fprintf(stderr, "cannot read %s\n", arguments[i]), 1;
    for (long n = 0; n < inputs; ++n) {
      const std::string bytes = n == 0 ? seed : damaged_window(seed, random);
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
  }
  std::printf("%ld inputs\n", inputs * (count - 2));
  return 0;
}

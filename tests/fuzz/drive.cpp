// Runs a fuzz target (LLVMFuzzerTestOneInput) where no fuzzing engine is linked in: on the files given, or on as many
// made-up inputs as the number given says. The inputs are the same each time.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run_file(const char* path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string bytes = content.str();
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

void run_made_up(long count) {
  std::mt19937 random(20261123);
  std::vector<std::uint8_t> bytes;
  for (long i = 0; i < count; ++i) {
    bytes.resize(random() % 600);
    for (std::uint8_t& b : bytes) b = static_cast<std::uint8_t>(random() >> 8);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("%ld inputs\n", count);
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const long number = std::strtol(arguments[i], nullptr, 10);
    if (number > 0) {
      run_made_up(number);
    } else {
      run_file(arguments[i]);
    }
  }
}

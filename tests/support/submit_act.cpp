// Hands in applications in a process of its own, for submission_test: submit_act DATA TOKEN COUNT. After each one a
// line "token number code log-size" on standard output; log-size: of $LOSSY_LOG by then, 0 without one.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "requests/seal.h"
#include "tests/support/sample_applications.h"

namespace {

std::string log_size() {
  struct stat facts {};
  const char* const log = std::getenv("LOSSY_LOG");
  return std::to_string(log != nullptr && ::stat(log, &facts) == 0 ? facts.st_size : 0);
}

bool tell(const requests::Receipt& receipt, const std::string& token) {
  const std::string line = token + " " + receipt.number + " " + receipt.lookup_code + " " + log_size() + "\n";
  return ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  const std::string data = values[1];
  const requests::FileSealer sealer(data);
  auto book = requests::Register::open(data, sealer);
  if (!book) return 1;
  for (int i = 0; i < std::atoi(values[3]); ++i) {
    const std::string token = std::string(values[2]) + "-" + std::to_string(i);
    const auto application = support::with(requests::Field::information_title, token);
    const auto receipt = book->submit(application, support::morning, token);
    if (!receipt || !tell(*receipt, token)) return 1;
  }
  return 0;
}

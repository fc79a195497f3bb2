#include "staff/console.h"

#include <cstdio>

namespace staff {
namespace {

using words::Word;

void write(std::FILE* file, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), file);
  std::fputc('\n', file);
}

Word advice(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::bad_input: return Word::staff_bad_input;
    case base::ErrorKind::not_found: return Word::staff_not_found;
    case base::ErrorKind::no_space: return Word::staff_no_space;
    case base::ErrorKind::unavailable: return Word::staff_unavailable;
    case base::ErrorKind::corrupt: return Word::staff_corrupt;
    case base::ErrorKind::internal: break;
  }
  return Word::staff_internal;
}

}  // namespace

void say(Word word, std::initializer_list<std::string_view> values) { write(stderr, words::fill(word, values)); }

void say(std::string_view line) { write(stderr, line); }

void print_line(std::string_view line) { write(stdout, line); }

void print_pair(Word label, std::string_view value) {
  print_line(std::string(words::zh(label)).append("\t").append(value));
}

ExitCode fail(Word what, const base::Error& error) {
  say(Word::staff_failure, {words::zh(what), words::zh(advice(error.kind))});
  say(Word::staff_detail, {error.detail});
  return exit_failure;
}

ExitCode finish(ExitCode code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  say(Word::staff_output_failed);
  return exit_failure;
}

}  // namespace staff

// Console: data goes to stdout, everything said to the clerk to stderr.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "staff/exit_code.h"
#include "words/fill.h"

namespace staff {

/// A line on stderr.
void say(words::Word word, std::initializer_list<std::string_view> values = {});

/// The same for a line that is worded already.
void say(std::string_view line);

/// A line on stdout.
void print_line(std::string_view line);

/// "label<TAB>value" on stdout.
void print_pair(words::Word label, std::string_view value);

/// Says what failed, what can be done and the detail for maintainers. exit_failure.
ExitCode fail(words::Word what, const base::Error& error);

/// Flushes stdout; anything that did not arrive turns success into exit_failure.
ExitCode finish(ExitCode code);

}  // namespace staff

// Web and mail addresses in running text: found so that paper can link them and lines break where they may.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Bytes [begin, end) of a text are an address.
struct WebAddress {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string uri;  ///< with its scheme: "https://…", "http://www…", "mailto:…"
};

/// In order, not overlapping: http://, https://, www. and name@host. Punctuation that closes the sentence is no part
/// of the address; nor is a bracket that the address did not open.
std::vector<WebAddress> find_web_addresses(std::string_view text);

}  // namespace base

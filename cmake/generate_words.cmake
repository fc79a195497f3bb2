# Turns the phrase files (flat JSON objects "screen.key": "words") into words.h and words.cpp.
# Usage: cmake -DFILES=a.json;b.json -DOUT=dir -P generate_words.cmake
cmake_policy(VERSION 3.25)
set(keys "")
set(enum "")
set(table "")
foreach(file IN LISTS FILES)
  file(READ ${file} json)
  string(JSON count LENGTH "${json}")
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON key MEMBER "${json}" ${i})
    string(JSON value GET "${json}" "${key}")
    if(NOT key MATCHES "^[a-z0-9_.]+$")
      message(FATAL_ERROR "${file}: key '${key}' must be lower-case ASCII, dots and underscores")
    endif()
    string(REPLACE "." "_" name "${key}")
    if(name IN_LIST keys)
      message(FATAL_ERROR "${file}: key '${key}' stands twice")
    endif()
    list(APPEND keys ${name})
    string(REPLACE "\\" "\\\\" value "${value}")
    string(REPLACE "\"" "\\\"" value "${value}")
    string(REPLACE "\n" "\\n" value "${value}")
    string(APPEND enum "  ${name},\n")
    string(APPEND table "    {\"${key}\", \"${value}\"},\n")
  endforeach()
endforeach()
list(LENGTH keys total)
file(CONFIGURE OUTPUT ${OUT}/words.h @ONLY CONTENT
"// Generated from assets/words: every phrase that Chayue shows or prints of its own.
#pragma once

#include <cstddef>
#include <string_view>

namespace words {

enum class Word {
@enum@};

inline constexpr std::size_t word_count = @total@;

/// The phrase in Chinese. May hold {0}, {1} … for fill().
std::string_view zh(Word word);

/// The key as it stands in the file: \"home.search\".
std::string_view key(Word word);

}  // namespace words
")
file(CONFIGURE OUTPUT ${OUT}/words.cpp @ONLY CONTENT
"#include \"words/words.h\"

namespace words {
namespace {

struct Entry {
  std::string_view key;
  std::string_view zh;
};

constexpr Entry table[] = {
@table@};

}  // namespace

std::string_view zh(Word word) { return table[static_cast<std::size_t>(word)].zh; }
std::string_view key(Word word) { return table[static_cast<std::size_t>(word)].key; }

}  // namespace words
")

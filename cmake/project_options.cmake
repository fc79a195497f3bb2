# Compiler flags that every target of the project shares.
# No -Wnull-dereference: at -O1 GCC 12 sees null pointers in std::variant and std::vector that the sanitizers never meet.
add_library(chayue_options INTERFACE)
target_compile_features(chayue_options INTERFACE cxx_std_20)
target_include_directories(chayue_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(chayue_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 warns of std::string's own code at -O2 (its bug 105651)
  $<$<BOOL:${CHAYUE_WERROR}>:-Werror>)
target_compile_definitions(chayue_options INTERFACE _GLIBCXX_ASSERTIONS)
if(CHAYUE_SANITIZE)
  target_compile_options(chayue_options INTERFACE -fsanitize=${CHAYUE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(chayue_options INTERFACE -fsanitize=${CHAYUE_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

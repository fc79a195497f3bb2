# chayue_fuzz(NAME DRIVER drive|mutate LINK libraries... [COUNT n] [SEEDS files...])
# A program that feeds bytes to LLVMFuzzerTestOneInput of tests/fuzz/NAME.cpp. Where no fuzzing engine is linked in it
# runs in ctest: `drive` on COUNT made-up inputs, `mutate` on COUNT damaged copies of each seed. With CHAYUE_LIBFUZZER
# (preset "fuzz") it is a libFuzzer program, and script/soak runs it from the list fuzz_targets.txt of the build folder.
function(chayue_fuzz name)
  cmake_parse_arguments(ARG "" "DRIVER;COUNT" "LINK;SEEDS" ${ARGN})
  if(CHAYUE_LIBFUZZER)
    add_executable(${name} fuzz/${name}.cpp)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets ${name})
    set(line ${name} ${ARG_SEEDS})
    list(JOIN line "\t" line)
    set_property(GLOBAL APPEND_STRING PROPERTY chayue_fuzz_list "${line}\n")
  else()
    add_executable(${name} fuzz/${name}.cpp fuzz/${ARG_DRIVER}.cpp)
    add_test(NAME ${name} COMMAND ${name} ${ARG_COUNT} ${ARG_SEEDS})
  endif()
  target_link_libraries(${name} PRIVATE chayue_options ${ARG_LINK})
endfunction()

if(CHAYUE_LIBFUZZER)
  add_custom_target(fuzz_targets)
endif()

# After the last chayue_fuzz(): writes the list.
function(chayue_fuzz_list)
  get_property(list GLOBAL PROPERTY chayue_fuzz_list)
  file(WRITE ${PROJECT_BINARY_DIR}/fuzz_targets.txt "${list}")
endfunction()

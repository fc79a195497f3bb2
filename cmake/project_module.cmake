# chayue_module(NAME SOURCES ... [HEADERS ...] [LINK ...] [PRIVATE ...])
# Declares the static library chayue_NAME of one folder. HEADERS are its public face: each must compile on its
# own (checked by the target all_verify_interface_header_sets). LINK is what the headers need, PRIVATE what only the sources need.
function(chayue_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;LINK;PRIVATE" ${ARGN})
  set(target chayue_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${target} PUBLIC chayue_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE})
endfunction()

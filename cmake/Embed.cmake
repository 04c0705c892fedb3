# pmml_embed(target file function): adds to the target a source that holds the bytes of the file as
# `std::string_view pmml::<function>()`, made anew whenever the file changes.
function(pmml_embed target file function)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
  add_custom_command(OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" -D "INPUT=${CMAKE_CURRENT_SOURCE_DIR}/${file}"
            -D "OUTPUT=${source}" -D "FUNCTION=${function}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}" "${PROJECT_SOURCE_DIR}/cmake/EmbedFile.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${source}")
endfunction()

#ifndef EMBEDDED_RULES_H
#define EMBEDDED_RULES_H

#include <stddef.h>

/// The bytes of a file under rules/, of compiled.json, examples.json or texts.json.
typedef struct {
  /// The file's name, e.g. "zalando.yaml".
  const char *name;
  const unsigned char *bytes;
  size_t count;
} EmbeddedFile;

extern const EmbeddedFile *const embeddedFiles;
extern const size_t embeddedFileCount;

#endif

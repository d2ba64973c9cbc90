#include "EmbeddedRules.h"

static const unsigned char compiled[] = {
#embed "compiled.json"
};
static const unsigned char configuration[] = {
#embed "../../rules/configuration.yaml"
};
static const unsigned char configurationSchema[] = {
#embed "../../rules/configuration.schema.json"
};
static const unsigned char examples[] = {
#embed "examples.json"
};
static const unsigned char fields[] = {
#embed "../../rules/fields.yaml"
};
static const unsigned char headerlint[] = {
#embed "../../rules/headerlint.yaml"
};
static const unsigned char http[] = {
#embed "../../rules/http.yaml"
};
static const unsigned char models[] = {
#embed "../../rules/models.yaml"
};
static const unsigned char openapi[] = {
#embed "../../rules/openapi.yaml"
};
static const unsigned char texts[] = {
#embed "texts.json"
};
static const unsigned char zalando[] = {
#embed "../../rules/zalando.yaml"
};

static const EmbeddedFile files[] = {
    {"compiled.json", compiled, sizeof compiled},
    {"configuration.schema.json", configurationSchema, sizeof configurationSchema},
    {"configuration.yaml", configuration, sizeof configuration},
    {"examples.json", examples, sizeof examples},
    {"fields.yaml", fields, sizeof fields},
    {"headerlint.yaml", headerlint, sizeof headerlint},
    {"http.yaml", http, sizeof http},
    {"models.yaml", models, sizeof models},
    {"openapi.yaml", openapi, sizeof openapi},
    {"texts.json", texts, sizeof texts},
    {"zalando.yaml", zalando, sizeof zalando},
};

const EmbeddedFile *const embeddedFiles = files;
const size_t embeddedFileCount = sizeof files / sizeof files[0];

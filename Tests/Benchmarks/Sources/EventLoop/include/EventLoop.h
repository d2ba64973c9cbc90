#pragma once

#include <sys/resource.h>

/// Reads a file in a child process and loops over its events.
/// @param usage what the child took.
/// @return 0, or another number where the file can't be read or libyaml refuses it.
int event_loop(const char *path, struct rusage *usage);

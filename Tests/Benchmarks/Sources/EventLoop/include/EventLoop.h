#pragma once

#include <stddef.h>
#include <sys/resource.h>

/// Reads files in a child process, one after the other, and loops over their events.
/// @param usage what the child took.
/// @return 0, or another number where a file can't be read or libyaml refuses it.
int event_loop(const char *const *paths, size_t count, struct rusage *usage);

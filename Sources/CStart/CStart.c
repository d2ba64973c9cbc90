// What happens before `main`.
//
// Swift's libraries on Linux ask /proc for the arguments of the process, and for the path of its program as they start.
// Where /proc isn't mounted, as in a chroot, there would be no arguments, and the program would stop.

#if defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__)
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// Of Swift's standard library.
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc);

// Less makes Swift's libraries crash as they start, without a word.
static void require(int resource, rlim_t bytes, const char *message) {
  struct rlimit limit;
  if (getrlimit((__rlimit_resource_t)resource, &limit) != 0 || limit.rlim_cur >= bytes) return;
  if (write(STDERR_FILENO, message, strlen(message)) < 0) { /* There is nobody to tell. */ }
  _exit(2);
}

// glibc gives constructors what `main` gets; other libraries don't. Constructors without a number, as those of Swift's
// libraries are, run after it.
__attribute__((constructor(101))) static void start(int argc, char **argv, char **environment) {
  (void)environment;
  require(RLIMIT_STACK, 128 << 10, "headerlint: the stack is limited to less than 128 KiB (ulimit -s)\n");
  require(RLIMIT_DATA, 8 << 20, "headerlint: memory is limited to less than 8 MiB (ulimit -d)\n");
  _swift_stdlib_overrideUnsafeArgvArgc(argv, argc);
  // Where Swift is installed, which is looked up for the program that shows the stack after a crash; there is none.
  if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_ROOT", "/", 0);
}
#endif

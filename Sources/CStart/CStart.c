// Swift's libraries on Linux ask /proc for the arguments of the process, and for the path of its program as they start.
// Where /proc isn't mounted, as in a chroot, there would be no arguments, and the program would stop.

#if defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__)
#include <stdlib.h>
#include <unistd.h>

// Of Swift's standard library.
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc);

// glibc gives constructors what `main` gets; other libraries don't. Constructors without a number, as those of Swift's
// libraries are, run after it.
__attribute__((constructor(101))) static void start(int argc, char **argv, char **environment) {
  (void)environment;
  _swift_stdlib_overrideUnsafeArgvArgc(argv, argc);
  // Where Swift is installed, which is looked up for the program that shows the stack after a crash; there is none.
  if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_ROOT", "/", 0);
}
#endif

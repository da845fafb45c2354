#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int signal_pipe[2] = {-1, -1};

// A handler and a pipe rather than blocked signals: threads that exist already do not matter.
static void pass_on(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(signal_pipe[1], &byte, 1);
  (void)written;
  errno = before;
}

int cs_watch_signals(void) {
  if (signal_pipe[0] >= 0) return signal_pipe[0];
  if (pipe2(signal_pipe, O_CLOEXEC) < 0) return -1;
  // A full pipe must not hold up the handler.
  fcntl(signal_pipe[1], F_SETFL, O_NONBLOCK);
  const int wanted[] = {SIGINT, SIGTERM, SIGHUP};
  for (int i = 0; i < 3; i++) {
    struct sigaction before;
    if (sigaction(wanted[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    struct sigaction handler = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
    sigaction(wanted[i], &handler, NULL);
  }
  return signal_pipe[0];
}

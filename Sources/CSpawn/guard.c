#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// A process that outlives this one for a moment. The parent-death signal reaches a child, not what
// the child has started: the guard knows the sessions and ends all of them when its pipe closes,
// which it does whatever this process dies of.

enum { most_sessions = 8192 };

typedef struct {
  pid_t session;
  int is_over;
} message;

static int guard_pipe = -1;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pid_t sessions[most_sessions];
static int session_count = 0;

static void take(message m) {
  for (int i = 0; i < session_count; i++) {
    if (sessions[i] != m.session) continue;
    if (m.is_over) sessions[i] = sessions[--session_count];
    return;
  }
  if (!m.is_over && session_count < most_sessions) sessions[session_count++] = m.session;
}

static int is_guarded(long session) {
  for (int i = 0; i < session_count; i++)
    if (sessions[i] == session) return 1;
  return 0;
}

// The session of a process: the fourth field after its name, which may hold blanks and brackets.
static long session_of(const char *name) {
  char path[64], text[1024];
  if (strlen(name) > 20) return -1;
  strcat(strcat(strcpy(path, "/proc/"), name), "/stat");
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  ssize_t count = read(fd, text, sizeof text - 1);
  close(fd);
  if (count <= 0) return -1;
  text[count] = 0;
  char *rest = strrchr(text, ')');
  for (int field = 0; rest && field < 4; field++) rest = strchr(rest + 1, ' ');
  return rest ? strtol(rest, NULL, 10) : -1;
}

// Ends processes that moved to groups of their own. Without opendir, which takes locks that a
// thread may have held when this process was forked.
static void end_members(void) {
  struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
  };
  static _Alignas(struct entry) char buffer[32768];
  int folder = open("/proc", O_RDONLY | O_DIRECTORY);
  if (folder < 0) return;
  for (;;) {
    long count = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
    if (count <= 0) break;
    for (long at = 0; at < count;) {
      struct entry *it = (struct entry *)(buffer + at);
      at += it->length;
      long process = strtol(it->name, NULL, 10);
      if (process > 1 && is_guarded(session_of(it->name))) kill((pid_t)process, SIGKILL);
    }
  }
  close(folder);
}

static void keep_guard(int pipe_end) {
  setsid();
  prctl(PR_SET_NAME, "headway-guard");
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  dup2(pipe_end, 0);
  cs_close_from(1);
  message m;
  ssize_t count;
  while ((count = read(0, &m, sizeof m)) == sizeof m || (count < 0 && errno == EINTR))
    if (count > 0) take(m);
  for (int i = 0; i < session_count; i++) kill(-sessions[i], SIGKILL);
  // Twice: what is being forked while the first look goes on is there for the second.
  if (session_count > 0) end_members();
  if (session_count > 0) end_members();
  _exit(0);
}

static void begin(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return;
  pid_t guard = fork();
  if (guard == 0) keep_guard(ends[0]);
  close(ends[0]);
  if (guard < 0) close(ends[1]);
  else guard_pipe = ends[1];
}

int cs_guard_begin(void) {
  pthread_once(&once, begin);
  return guard_pipe >= 0 ? 0 : EAGAIN;
}

void cs_guard(pid_t session, int is_over) {
  if (guard_pipe < 0) return;
  message m = {.session = session, .is_over = is_over};
  // Smaller than PIPE_BUF: written whole or not at all.
  while (write(guard_pipe, &m, sizeof m) < 0 && errno == EINTR) {}
}

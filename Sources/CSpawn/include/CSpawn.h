// Children of Headway: started on one lasting thread, each in a session of its own, reaped with
// their resource usage. Faster than the alternatives, and the only one that gives rusage.
#pragma once
#include <stdint.h>
#include <sys/types.h>

typedef struct {
  const char *_Nonnull path;
  char *_Nullable const *_Nonnull arguments;    // ends with NULL
  char *_Nullable const *_Nonnull environment;  // ends with NULL
  const char *_Nullable directory;
  int input, output, error;  // descriptors to install as 0, 1 and 2; -1 is /dev/null
} cs_command;

typedef struct {
  int status;  // as wait(2) gives it
  int64_t max_resident_kib;
  double user_seconds, system_seconds;
} cs_exit;

typedef void (*cs_exit_fn)(void *_Nullable context, cs_exit result);

// Starts a child as leader of its own session and process group. The child is killed when this
// process dies. Calls `ended` once, on the reaping thread, after the child was reaped.
// Returns 0, or the errno of what failed (then `ended` is never called).
int cs_start(const cs_command *_Nonnull command, pid_t *_Nonnull pid, cs_exit_fn _Nonnull ended,
             void *_Nullable context);

typedef void (*cs_job_fn)(void *_Nullable context);

// Runs `run` on the thread that starts and reaps children: what is done there starts children
// without a change of threads. Returns 0, or an errno when it will never run.
int cs_post(cs_job_fn _Nonnull run, void *_Nullable context);
// Whether this is that thread.
int cs_is_on_thread(void);

// Decodes a wait(2) status: the exit code, or -1 when a signal ended it.
int cs_exit_code(int status);
// The signal that ended the child, or 0.
int cs_exit_signal(int status);

// From now on SIGINT, SIGTERM and SIGHUP, unless ignored, are written as one byte each to a pipe.
// Returns its reading end, or -1 and errno.
int cs_watch_signals(void);

// A file without a name, in memory only, closed on exec. Returns its descriptor, or -1 and errno.
int cs_memory_file(void);

// A pipe whose ends are closed on exec. Returns 0, or -1 and errno.
int cs_pipe(int ends[_Nonnull 2]);

// Starts the guard: a process that ends the sessions it was told of when this process dies, of
// whatever cause. Returns 0, or an errno.
int cs_guard_begin(void);
// Tells the guard of a session, or that nothing of one is left. Without a guard nothing happens.
void cs_guard(pid_t session, int is_over);

// Closes every descriptor from the given one on. Safe between fork and exec.
void cs_close_from(int first);

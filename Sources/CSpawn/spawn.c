#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  pid_t pid;
  int pidfd;
  cs_exit_fn ended;
  void *context;
} child;

typedef struct job {
  cs_job_fn run;
  void *context;
  struct job *next;
} job;

// One request at a time, handed to the lasting thread: the parent-death signal is tied to the
// thread that made the child, so no thread of a pool may make one.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t answered = PTHREAD_COND_INITIALIZER;
static const cs_command *pending = NULL;
static child *pending_child = NULL;
static int answer = 0;
static pid_t answer_pid = 0;
static int epoll_fd = -1, wake_fd = -1;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int start_error = 0;
static job *first_job = NULL, *last_job = NULL;
static __thread int is_lasting_thread = 0;

void cs_close_from(int first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, (unsigned)first, ~0u, 0u) == 0) return;
#endif
  long most = sysconf(_SC_OPEN_MAX);
  for (int fd = first; fd < (most < 0 ? 65536 : most); fd++) close(fd);
}

static int install(int wanted, int source) {
  if (source < 0) {
    int null = open("/dev/null", wanted == 0 ? O_RDONLY : O_WRONLY);
    if (null < 0) return errno;
    if (null != wanted && dup2(null, wanted) < 0) return errno;
    return 0;
  }
  if (source == wanted) return fcntl(wanted, F_SETFD, 0) < 0 ? errno : 0;
  return dup2(source, wanted) < 0 ? errno : 0;
}

// Runs in the child of a vfork: only calls that are safe there.
static int become(const cs_command *c, pid_t parent) {
  if (setsid() < 0) return errno;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) return errno;
  if (getppid() != parent) return ECHILD;
  int code = install(0, c->input);
  if (!code) code = install(1, c->output);
  if (!code) code = install(2, c->error);
  if (code) return code;
  cs_close_from(3);
  if (c->directory && chdir(c->directory) < 0) return errno;
  struct sigaction normal = {.sa_handler = SIG_DFL};
  for (int s = 1; s < 65; s++)
    if (s != SIGKILL && s != SIGSTOP && s != 32 && s != 33) sigaction(s, &normal, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(c->path, c->arguments, c->environment);
  return errno;
}

static int spawn(const cs_command *c, pid_t *pid) {
  volatile int failed = 0;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t made = vfork();
  if (made == 0) {
    failed = become(c, parent);
    _exit(127);
  }
  int code = made < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (code) return code;
  if (failed) {
    while (waitpid(made, NULL, 0) < 0 && errno == EINTR) {}
    return failed;
  }
  *pid = made;
  return 0;
}

static int start_and_watch(const cs_command *c, child *it) {
  int code = spawn(c, &it->pid);
  if (code) return code;
  it->pidfd = (int)syscall(SYS_pidfd_open, it->pid, 0);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = it};
  if (it->pidfd >= 0 && epoll_ctl(epoll_fd, EPOLL_CTL_ADD, it->pidfd, &event) == 0) return 0;
  code = errno;
  kill(-it->pid, SIGKILL);
  while (waitpid(it->pid, NULL, 0) < 0 && errno == EINTR) {}
  if (it->pidfd >= 0) close(it->pidfd);
  return code;
}

static void serve(void) {
  uint64_t count;
  while (read(wake_fd, &count, sizeof count) < 0 && errno == EINTR) {}
  pthread_mutex_lock(&lock);
  if (pending) {
    answer = start_and_watch(pending, pending_child);
    // Copied here: this thread frees the child as soon as it has ended.
    if (!answer) answer_pid = pending_child->pid;
    pending = NULL;
    pthread_cond_signal(&answered);
  }
  pthread_mutex_unlock(&lock);
}

static void run_jobs(void) {
  for (;;) {
    pthread_mutex_lock(&lock);
    job *it = first_job;
    if (it) first_job = it->next;
    if (!first_job) last_job = NULL;
    pthread_mutex_unlock(&lock);
    if (!it) return;
    it->run(it->context);
    free(it);
  }
}

static void reap(child *it) {
  int status = 0;
  struct rusage usage = {0};
  // What it left behind in its group must not go on writing. The number is still its own: it has
  // ended but was not waited for.
  kill(-it->pid, SIGKILL);
  while (wait4(it->pid, &status, 0, &usage) < 0 && errno == EINTR) {}
  // Removed before it is closed: a child between vfork and exec still holds the description.
  epoll_ctl(epoll_fd, EPOLL_CTL_DEL, it->pidfd, NULL);
  close(it->pidfd);
  cs_exit result = {
      .status = status,
      .max_resident_kib = usage.ru_maxrss,
      .user_seconds = usage.ru_utime.tv_sec + usage.ru_utime.tv_usec * 1e-6,
      .system_seconds = usage.ru_stime.tv_sec + usage.ru_stime.tv_usec * 1e-6,
  };
  it->ended(it->context, result);
  free(it);
}

static void *loop(void *unused) {
  (void)unused;
  is_lasting_thread = 1;
  struct epoll_event events[64];
  for (;;) {
    run_jobs();
    int n = epoll_wait(epoll_fd, events, 64, -1);
    for (int i = 0; i < n; i++) {
      if (events[i].data.ptr) reap(events[i].data.ptr);
      else serve();
    }
  }
  return NULL;
}

static void begin(void) {
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  wake_fd = eventfd(0, EFD_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  if (epoll_fd < 0 || wake_fd < 0 || epoll_ctl(epoll_fd, EPOLL_CTL_ADD, wake_fd, &event) < 0) {
    start_error = errno;
    return;
  }
  pthread_t thread;
  start_error = pthread_create(&thread, NULL, loop, NULL);
  if (!start_error) pthread_detach(thread);
}

int cs_start(const cs_command *command, pid_t *pid, cs_exit_fn ended, void *context) {
  pthread_once(&once, begin);
  if (start_error) return start_error;
  child *it = malloc(sizeof *it);
  if (!it) return ENOMEM;
  *it = (child){.pid = 0, .pidfd = -1, .ended = ended, .context = context};
  if (is_lasting_thread) {
    int code = start_and_watch(command, it);
    if (code) free(it);
    else *pid = it->pid;
    return code;
  }
  pthread_mutex_lock(&turn);
  pthread_mutex_lock(&lock);
  pending = command;
  pending_child = it;
  uint64_t one = 1;
  while (write(wake_fd, &one, sizeof one) < 0 && errno == EINTR) {}
  while (pending) pthread_cond_wait(&answered, &lock);
  int code = answer;
  if (!code) *pid = answer_pid;
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&turn);
  if (code) free(it);
  return code;
}

int cs_post(cs_job_fn run, void *context) {
  pthread_once(&once, begin);
  if (start_error) return start_error;
  job *it = malloc(sizeof *it);
  if (!it) return ENOMEM;
  *it = (job){.run = run, .context = context, .next = NULL};
  pthread_mutex_lock(&lock);
  if (last_job) last_job->next = it;
  else first_job = it;
  last_job = it;
  pthread_mutex_unlock(&lock);
  uint64_t one = 1;
  while (!is_lasting_thread && write(wake_fd, &one, sizeof one) < 0 && errno == EINTR) {}
  return 0;
}

int cs_is_on_thread(void) { return is_lasting_thread; }

int cs_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int cs_exit_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int cs_memory_file(void) { return memfd_create("headway", MFD_CLOEXEC); }
int cs_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

"""Runs the nodes of one Kedro project: imports it once, then forks a child for every node.

Headway starts it with a JSON request as its only argument. Commands come on standard input,
events go out on what was standard output, one JSON object a line. Which node runs when is
Headway's decision; this process obeys, and reports. What the project prints goes to a log.

The run itself is Kedro's: a Kedro session gets a runner that obeys commands (``Worker``) where
Kedro's own would walk the pipeline. So configuration, parameters, catalog, versions and run
hooks are those of ``kedro run``, and node and dataset hooks run in the children. What lives in
memory goes from child to child through files. The two modules beside this file,
``headway_session`` and ``headway_spill``, do these two things.

Only the standard library is imported before the project, and nothing happens on import: a
process that a node starts with ``spawn`` imports this file too.
"""

import atexit
import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import sys
import threading
import time
import traceback

STOP_GRACE = 5.0  # seconds between SIGTERM and SIGKILL when everything is to stop
LEFTOVER_GRACE = 2.0  # the same for what a node has started and left behind
LAST_GRACE = 10  # seconds for the project's hooks after a stop
MESSAGE_LIMIT = 2000  # characters of an exception that an event carries
PARENT_DEATH_SIGNAL, ADOPT_ORPHANS = 1, 36  # PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER
HANDLED = {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD}
FRESH = [sys.executable, "-W", "ignore", "-u", os.path.abspath(__file__)]  # for a new interpreter


def become_child(parent):
    """Lead a session, so that one signal reaches all that this node starts; die with the parent."""
    os.setsid()
    process_control(PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    atexit._clear()  # what the parent has registered is the parent's to do
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def process_control(option, value):
    """Call prctl, on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def end_child(report, work):
    """Do a child's work, tell the parent how it went, and end this process. Never returns."""
    status, answer = 1, {}
    try:
        work()
        status, answer = 0, {"saved": True}
    except BaseException as error:  # SystemExit too: a node that exits has not saved its outputs
        traceback.print_exc()
        answer = {"message": describe(error)}
        if isinstance(error, SystemExit) and isinstance(error.code, int):
            status = error.code & 255 or 1
    try:
        os.write(report, json.dumps(answer).encode())
        threading._shutdown()
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def describe(error):
    """Return an exception in one line, as the end of a traceback has it."""
    text = "".join(traceback.format_exception_only(type(error), error))
    return " ".join(text.split())[:MESSAGE_LIMIT]


# The worker: obeys commands


class RunFailed(Exception):
    """The run did not come to a good end; Kedro tells the on_pipeline_error hooks."""


class Child:
    """A node that runs, or that has ended and left processes behind."""

    def __init__(self, identity, node, pid, report):
        self.identity, self.node, self.pid, self.report = identity, node, pid, report
        self.ended = None  # when, on the monotonic clock
        self.outcome = None  # the event to send once nothing of it runs


class Worker:
    """Starts a child for every run command and reports its end, until there is no more to do."""

    def __init__(self, request, spills, commands, events):
        self.request, self.spills, self.commands, self.events = request, spills, commands, events
        self.began, self.ready = time.monotonic(), False
        self.buffer = b""  # of commands: what has come of the next line
        self.children, self.done, self.failed = {}, set(), {}  # by pid; names; reasons by name
        self.closing = self.stopped = None  # "finish" or "stop"; when, on the monotonic clock
        self.wake, self.waker = os.pipe()
        self.actions = {
            "run": self.run,
            "release": lambda command: spills.delete(command["datasets"]),
            "finish": lambda command: self.close("finish"),
            "stop": lambda command: self.close("stop"),
        }

    def send(self, event, **fields):
        """Send an event; when nobody listens any more, stop."""
        data = json.dumps({"event": event, **fields}).encode() + b"\n"
        try:
            while data:
                data = data[os.write(self.events, data) :]
        except OSError:
            self.close("stop")

    def serve(self, pipeline, catalog, hooks, run_id):
        """Run nodes of a pipeline until told to end. Raises RunFailed unless all went well."""
        self.catalog, self.hooks, self.run_id = catalog, hooks, run_id
        self.nodes = {node.name: node for node in pipeline.nodes}
        self.spills.replace(pipeline, catalog)
        self._watch_signals()
        self._announce()
        poll = select.poll()
        for source in (self.wake, self.commands):
            poll.register(source, select.POLLIN)
        while self.children or not self.closing:
            for source, _ in poll.poll(self._patience()):
                if source == self.wake:
                    os.read(self.wake, 4096)
                elif not self._obey():
                    poll.unregister(self.commands)
            self._reap()
        self.spills.fill_gaps(catalog)
        complete = self.closing == "finish" or self.done.issuperset(self.nodes)
        if self.stopped or self.failed or not complete:
            signal.alarm(LAST_GRACE if self.closing == "stop" else 0)
            raise RunFailed("; ".join(self.failed.values()) or "stopped before its end")

    def _watch_signals(self):
        """Have signals wake the poll; SIGTERM and SIGINT stop the run."""
        process_control(ADOPT_ORPHANS, 1)  # to reap them: a zombie would keep its group alive
        os.set_blocking(self.wake, False)
        os.set_blocking(self.waker, False)
        signal.set_wakeup_fd(self.waker, warn_on_full_buffer=False)
        for number in HANDLED - {signal.SIGCHLD}:
            signal.signal(number, lambda *_: self.close("stop"))
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _announce(self):
        """Report that nodes can run. Threads are named: a fork copies their locks, not them."""
        gc.collect()
        gc.freeze()  # or the collector would touch, and so copy, each child's every page
        import kedro

        main = threading.main_thread()
        self.ready = True
        self.send(
            "ready",
            kedroVersion=kedro.__version__,
            imported=round(time.monotonic() - self.began, 3),
            sessionId=self.run_id,
            threads=[thread.name for thread in threading.enumerate() if thread is not main],
            spilled=sorted(self.spills.files),
        )

    def _patience(self):
        """Return for how long to sleep, in milliseconds: for good, unless something is overdue."""
        waiting = self.stopped or any(child.outcome for child in self.children.values())
        return 50 if waiting else None

    def _obey(self):
        """Read commands and do them; return False at the end of input, which means stop."""
        data = os.read(self.commands, 65536)
        *lines, self.buffer = (self.buffer + data).split(b"\n")
        for line in lines:
            try:
                command = json.loads(line)
                self.actions[command["command"]](command)
            except (ValueError, LookupError, TypeError, OSError) as error:
                self.send("refused", message=describe(error), line=line.decode(errors="replace"))
        if not data:
            self.close("stop")
        return bool(data)

    def close(self, how):
        """Take no more nodes; on "stop", end those that run."""
        if how == "stop" and self.children and not self.stopped:
            self.closing, self.stopped = how, time.monotonic()
            self._signal_all(signal.SIGTERM)
        self.closing = self.closing or how

    def _signal_all(self, number):
        for child in self.children.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, number)

    def run(self, command):
        """Fork a child for a node."""
        identity, name = command["id"], command["node"]
        self.spills.delete(command.get("release", ()))
        self.failed.pop(name, None)
        try:
            if self.closing or name not in self.nodes:
                raise LookupError("the run is closed" if self.closing else "no node %r" % name)
            child = self._fork(identity, self.nodes[name], command["log"])
        except (LookupError, OSError) as error:
            self.failed[name] = "%s: %s" % (name, describe(error))
            self.send("finished", id=identity, status=1, message=describe(error))
        else:
            self.children[child.pid] = child
            self.send("started", id=identity, pid=child.pid)

    def _fork(self, identity, node, log):
        """Start a child, and return when it leads its own process group."""
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        receiver, report = os.pipe()
        parent, mask = os.getpid(), signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED)
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            pid = os.fork()
            if pid == 0:
                end_child(report, lambda: self._work(node, parent, mask, output, receiver, report))
        except OSError:
            os.close(receiver)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            os.close(output)
            os.close(report)
        os.read(receiver, 1)
        os.set_blocking(receiver, False)
        return Child(identity, node, pid, receiver)

    def _work(self, node, parent, mask, output, receiver, report):
        """Run a node in this child, or in a fresh interpreter that takes this child's place."""
        from headway_session import run_node

        become_child(parent)
        os.dup2(output, 1)
        os.dup2(output, 2)
        private = [self.commands, self.events, self.wake, self.waker, receiver, output]
        for descriptor in private + [c.report for c in self.children.values() if not c.outcome]:
            os.close(descriptor)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.write(report, b"\n")
        if self.request.get("start") == "spawn":
            os.set_inheritable(report, True)
            fresh = {"only": node.name, "report": report, "sessionId": self.run_id}
            os.execv(sys.executable, [*FRESH, json.dumps({**self.request, **fresh})])
        run_node(node, self.catalog, self.hooks, self.run_id)

    def _reap(self):
        """Report the children of which nothing is left, and end what should have ended."""
        now = time.monotonic()
        if self.stopped and now > self.stopped + STOP_GRACE:
            self._signal_all(signal.SIGKILL)
        for child in list(self.children.values()):
            if not child.outcome:
                pid, status, usage = os.wait4(child.pid, os.WNOHANG)
                if pid:
                    child.ended, child.outcome = now, self._outcome(child, status, usage)
            if child.outcome and self._is_gone(child, now):
                del self.children[child.pid]
                self.send("finished", **child.outcome)

    def _is_gone(self, child, now):
        """Return whether no process of an ended node is left; those that are get signals."""
        age = now - child.ended
        number = signal.SIGTERM if not age else signal.SIGKILL if age > LEFTOVER_GRACE else 0
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-child.pid, os.WNOHANG)[0]:
                pass
        try:
            os.killpg(child.pid, number)
        except ProcessLookupError:
            return True
        except PermissionError:
            pass
        return age > 2 * LEFTOVER_GRACE  # what is left then cannot be ended

    def _outcome(self, child, status, usage):
        """Return the fields of the finished event of a child that wait4 has returned."""
        try:
            answer = json.loads(os.read(child.report, 65536) or b"{}")
        except (OSError, ValueError):
            answer = {}
        os.close(child.report)
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        code = 128 + number if number else os.WEXITSTATUS(status)
        if not code and not answer.get("saved"):
            code, answer = 1, {"message": "the process ended before the outputs were saved"}
        fields = {"id": child.identity, "status": code, "maxrssKiB": usage.ru_maxrss}
        fields.update(user=round(usage.ru_utime, 3), system=round(usage.ru_stime, 3))
        if number:
            fields["signal"] = number
        if "message" in answer:
            fields["message"] = answer["message"]
        self._record(child, fields)
        return fields

    def _record(self, child, fields):
        """Keep the result of a node; drop half-written data, and what is cached of its outputs."""
        name = child.node.name
        if fields["status"]:
            reason = fields.get("message", "ended with status %d" % fields["status"])
            self.failed[name] = "%s: %s" % (name, reason)
            self.spills.delete_part(child.pid)
            return
        self.done.add(name)
        fields["spilled"] = self.spills.sizes(child.node.outputs)
        for output in child.node.outputs:
            with contextlib.suppress(Exception):  # what cannot forget does not cache
                self.catalog._datasets[output].release()


# The process: its streams, and what it is for


def serve_all(request, spills):
    """Serve a whole run; return the status of this process."""
    from headway_session import absent_module, run_session

    commands, events = take_streams(request["workerLog"])
    worker, failure = Worker(request, spills, commands, events), None
    try:
        run_session(request, spills, worker.serve)
    except BaseException as error:  # the project's code can raise anything, SystemExit too
        failure = error
        detail = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        print(detail, file=sys.stderr)
    if worker.ready:
        worker.send("closed", message=failure and describe(failure))
    else:
        message, detail = absent_module(failure, request["project"]) or (describe(failure), detail)
        worker.send("failed", message=message, detail=detail)
    return 1 if failure else 0


def serve_one(request, spills):
    """In a fresh interpreter: run the one node of the request, and end. Never returns."""

    from headway_session import run_node, run_session

    def serve(pipeline, catalog, hooks, run_id):
        spills.replace(pipeline, catalog)
        (node,) = (node for node in pipeline.nodes if node.name == request["only"])
        end_child(request["report"], lambda: run_node(node, catalog, hooks, run_id))

    end_child(request["report"], lambda: run_session(request, spills, serve))


def take_streams(log):
    """Keep the standard streams for Headway, and give the project an empty input and a log."""
    commands, events = os.dup(0), os.dup(1)
    empty = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    for source, target in ((empty, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.close(empty)
    os.close(output)
    return commands, events


def set_scene(request):
    """Make the process look like ``kedro run`` in the project, without colours and telemetry."""
    sys.path.pop(0)  # this file's folder: its names are not the project's
    sys.argv = ["kedro", "run"]
    os.chdir(request["project"])
    os.environ.update(NO_COLOR="1", COLUMNS="160", DO_NOT_TRACK="1")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"):
        os.environ.pop(name, None)


def main():
    """Do what the request on the command line says."""
    import headway_session  # noqa: F401  here, before this folder leaves the path
    from headway_spill import Spills

    request = json.loads(sys.argv[1])
    set_scene(request)
    serve = serve_one if "only" in request else serve_all
    sys.exit(serve(request, Spills(request["spill"])))


if __name__ == "__main__":
    main()

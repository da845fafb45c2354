"""What a project may do to the process that imports it: end it, or never come back."""
import os
import sys
import threading
import time


class Guards:
    """Turns an exit or an endless import into an answer that names its place."""

    def __init__(self, sources, answer):
        """``answer`` writes a failure and ends the process."""
        self.sources, self.answer = sources, answer
        self.process, self.main = os.getpid(), threading.get_ident()
        self.exit = os._exit

    def watch(self, seconds):
        """Guard from now on; ``seconds`` is how long the import may take, or None."""
        os._exit = self.guarded_exit
        if seconds:
            timer = threading.Timer(seconds, self.time_is_over, (seconds,))
            timer.daemon = True
            timer.start()

    def guarded_exit(self, status):
        """Stand in for ``os._exit``, which children that the project forked may call."""
        if os.getpid() == self.process:
            message = "the project cannot be imported: it calls os._exit(%s)" % status
            self.answer(self.failure("import", message, sys._getframe(1)))
        self.exit(status)

    def time_is_over(self, seconds):
        """Say where the import was when its time was over.

        While Kedro itself is still at work, as on a busy machine, the project gets its chance.
        """
        for _ in range(40):
            frame = self.inside(sys._current_frames().get(self.main))
            if frame is not None:
                break
            time.sleep(0.5)
        self.answer(self.failure("time", "importing took longer than %g s" % seconds, frame))

    def failure(self, kind, message, frame):
        """Return a failure at the innermost frame of the project."""
        failure, frame = Failure(kind, message), self.inside(frame)
        if frame is not None:
            path = self.sources.relative(frame.f_code.co_filename)
            failure.place = (path, frame.f_lineno, None)
        return failure

    def inside(self, frame):
        """Return the innermost frame of the project from a frame on, or None."""
        while frame is not None and self.sources.relative(frame.f_code.co_filename) is None:
            frame = frame.f_back
        return frame

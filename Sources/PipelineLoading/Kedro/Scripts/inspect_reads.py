"""What the import of a project looks at outside Python's own installation.

Headway keeps what it found and uses it again while all of this is as it was.
"""
import os
import sys

# What is beyond looking at again: what it gives may differ each time.
OTHERS = ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


class Reads:
    """Notes files, folders and environment variables as they are looked at."""

    def __init__(self):
        self.files, self.folders, self.variables, self.others = set(), set(), set(), set()
        self.active, self.passed = False, set()
        self.installed = tuple(
            os.path.realpath(path) + os.sep for path in {sys.prefix, sys.base_prefix}
        ) + ("/dev/", "/proc/", "/sys/")

    def watch(self):
        """Note from now on; before Python 3.8 nothing can be."""
        if not hasattr(sys, "addaudithook"):
            self.others.add("an old Python")
            return
        self.active = True
        sys.addaudithook(self.note)
        environment, read, reads = type(os.environ), type(os.environ).__getitem__, self

        def recorded(values, name):
            if reads.active:
                reads.variables.add(str(name))
            return read(values, name)

        environment.__getitem__ = recorded

    def note(self, event, arguments):
        """Note one thing that Python does."""
        if not self.active:
            return
        if event == "open":
            self.add(self.files, arguments[0])
        elif event in ("os.listdir", "os.scandir"):
            self.add(self.folders, arguments[0] if arguments[0] is not None else ".")
        elif event in OTHERS:
            self.others.add(event)

    def add(self, paths, path):
        """Add a path, unless it is part of the installation or only compiled."""
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if not isinstance(path, str):
            return
        path = os.path.join(os.getcwd(), path)
        # The same is opened again and again, and following links takes time.
        if path in paths or path in self.passed:
            return
        if "__pycache__" in path or os.path.realpath(path).startswith(self.installed):
            self.passed.add(path)
        else:
            paths.add(path)

    def report(self):
        """Return everything, with the modules whose compiled form was read."""
        self.active = False
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str):
                self.add(self.files, path)
        libraries = {path for path in sys.path if os.path.basename(path) == "site-packages"}
        return {
            "files": sorted(self.files),
            "folders": sorted(self.folders | libraries),
            "programs": [os.path.realpath(sys.executable)],
            "variables": sorted(self.variables),
            "others": sorted(self.others),
        }

"""What Kedro leaves out of a registry with no more than a warning."""
import importlib


class Dropped:
    """What ``find_pipelines`` leaves out with no more than a warning."""

    def __init__(self, sources):
        self.sources, self.rows = sources, []

    def watch(self):
        """Put recorders between ``find_pipelines`` and what it calls."""
        from kedro.framework import project as framework

        dropped, create = self, getattr(framework, "_create_pipeline", None)
        if create is None:  # before Kedro 0.18.3
            return

        class RecordingImportlib:
            """``importlib``, except that failing imports are noted."""

            def __getattr__(self, name):
                return getattr(importlib, name)

            def import_module(self, name, package=None):
                """Import, note a failure, fail all the same."""
                try:
                    return importlib.import_module(name, package)
                except Exception as error:
                    dropped.note_error(name, error)
                    raise

        def recording_create(module):
            made = create(module)
            if made is None:
                dropped.note_empty(module)
            return made

        framework.importlib = RecordingImportlib()
        framework._create_pipeline = recording_create

    def note_error(self, module, error):
        """Note an import that failed; a project need not have the module ``pipeline``."""
        if str(error) != "No module named '%s'" % module or module.count(".") > 1:
            file, line, _ = place_of(error, self.sources)
            self.add(module, cause_line(error), file, line)

    def note_empty(self, module):
        """Note a module without a pipeline."""
        message = "has no create_pipeline function that returns a Pipeline"
        file = self.sources.relative(getattr(module, "__file__", None))
        self.add(module.__name__, message, file, None)

    def add(self, module, message, file, line):
        """Add one left-out pipeline."""
        name = module.rpartition(".")[2]
        self.rows.append({"name": name, "message": message, "file": file, "line": line})

    def report(self):
        """Return the rows in an order that does not depend on the file system."""
        return sorted(self.rows, key=lambda row: (row["name"], row["message"]))

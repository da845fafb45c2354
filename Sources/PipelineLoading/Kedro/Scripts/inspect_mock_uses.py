"""Where a stand-in for an absent module decided something."""
import sys


class MockUses:
    """Where the value of a mock decided something while the project was imported.

    A mock that is only imported, inherited from, called or handed on leaves the pipelines as
    they are. One that is tested, iterated over or turned into text may not.
    """

    found = {}

    @classmethod
    def note(cls, mock, use):
        """Note a use by the project's own code; that of libraries decides no pipeline."""
        frame = sys._getframe(2)
        sources = MockFinder.sources
        place = sources.relative(frame.f_code.co_filename) if sources else None
        if place is None:
            return
        module = mock.__name__ if isinstance(mock, MockModule) else mock._mock_path
        key = (module, use, place, frame.f_lineno)
        if key in cls.found:
            return
        files = set()
        while frame is not None:
            files.add(sources.relative(frame.f_code.co_filename))
            frame = frame.f_back
        cls.found[key] = files - {None}

    @classmethod
    def report(cls, pipelines, nodes):
        """Return the uses, each with the pipelines that may be other ones because of it."""
        return [
            {
                "module": module,
                "use": use,
                "file": file,
                "line": line,
                "pipelines": cls.touched(files, pipelines, nodes),
            }
            for (module, use, file, line), files in sorted(cls.found.items())
        ]

    @staticmethod
    def touched(files, pipelines, nodes):
        """Return the names of the pipelines that the code of these files makes.

        All of them when no pipeline can be told: an empty loop leaves no node behind.
        """
        files = {file for file in files if not file.endswith("/pipeline_registry.py")}
        made = set()
        for pipeline in pipelines:
            calls = [nodes[index]["call"] for index in pipeline["nodes"]]
            if any(call and call["file"] in files for call in calls):
                made.add(pipeline["name"])
        return sorted(made or {pipeline["name"] for pipeline in pipelines})

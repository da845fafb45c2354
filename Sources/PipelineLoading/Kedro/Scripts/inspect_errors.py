"""What went wrong, in one line, and where in the project."""
import io
import os
import re
import traceback


class Failure(Exception):
    """Why the project cannot be inspected, in the report's words."""

    def __init__(self, kind, message, error=None, file=None):
        """``file`` is where the reader should look when the error itself names no place."""
        super().__init__(message)
        self.kind, self.message, self.error = kind, message, error
        self.place = (file, None, None)


def configuration_failure(error, conf, sources):
    """Return the failure for configuration that cannot be read."""
    if isinstance(error, ConfigurationError):
        message = str(error)
    else:
        text = one_line(error).replace(sources.project + os.sep, "")
        message = "the configuration cannot be read: " + text
    failure = Failure("config", message, error)
    failure.place = place_in_configuration(error, conf, sources)
    return failure


def root_cause(error):
    """Return the error behind Kedro's "An error occurred while importing"."""
    wrapper = "An error occurred while importing the"
    while isinstance(error, ImportError) and error.__cause__ and str(error).startswith(wrapper):
        error = error.__cause__
    return error


def one_line(error):
    """Return an error with its type as one line."""
    if isinstance(error, SystemExit):
        return "it calls sys.exit(%s)" % ("" if error.code is None else repr(error.code))
    text = text_of(error)
    return type(error).__name__ + (": " + text if text else "")


def text_of(error):
    """Return the first lines of an error's text as one line of at most 400 characters."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("object_type=")]
    text = " ".join(lines[:3])
    return text if len(text) <= 400 else text[:399] + "…"


def cause_line(error):
    """Return the root cause as one line; a syntax error without its file and line."""
    cause = root_cause(error)
    if isinstance(cause, SyntaxError):
        return "%s: %s" % (type(cause).__name__, cause.msg)
    return one_line(cause)


def place_of(error, sources):
    """Return (file, line, column) of an error: its own, else the deepest project frame's.

    Lines and columns count from 1, columns in UTF-8 bytes.
    """
    cause = root_cause(error)
    if isinstance(cause, SyntaxError) and sources.relative(cause.filename):
        before = (cause.text or "")[: max((cause.offset or 1) - 1, 0)]
        column = len(before.encode()) + 1 if cause.text else None
        return sources.relative(cause.filename), cause.lineno, column
    for frame in reversed(traceback.extract_tb(cause.__traceback__)):
        if sources.relative(frame.filename):
            return sources.relative(frame.filename), frame.lineno, None
    return None, None, None


def place_in_configuration(error, conf, sources):
    """Return the place in a configuration file that an error speaks of."""
    entries = conf.files("catalog") + conf.files("parameters") if conf is not None else []
    files = [os.path.join(sources.project, entry["file"]) for entry in entries]
    named = [path for path in files if path in re.split(r"[\s',:]+", str(error))]
    mark = getattr(error, "problem_mark", None) or getattr(error.__cause__, "problem_mark", None)
    if named and mark is not None:
        return sources.relative(named[0]), mark.line + 1, mark.column + 1
    for path in named or files:
        line = unreadable_line(path) or line_of_key(path, error)
        if line:
            return sources.relative(path), line, None
    return (sources.relative(named[0]) if named else None), None, None


def unreadable_line(path):
    """Return the first line of a YAML or JSON file that cannot be read, or None."""
    from omegaconf import OmegaConf

    try:
        with open(path, "rb") as file:
            OmegaConf.load(io.StringIO(file.read().decode("utf8")))
    except UnicodeDecodeError as error:
        return error.object[: error.start].count(b"\n") + 1
    except Exception as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        return mark.line + 1 if mark is not None else 1
    return None


def line_of_key(path, error):
    """Return the line of the top-level key that an error is about, or None."""
    full_key = str(getattr(error, "full_key", None) or getattr(error, "entry", None) or "")
    wanted = re.split(r"[.\[]", full_key)[0]
    words = re.split(r"[\s',]+", str(error).rstrip("."))
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            key = re.match(r"([\"']?)([^\s#].*?)\1\s*:(\s|$)", line)
            if key and (key.group(2) == wanted if wanted else key.group(2) in words):
                return number
    return None


def line_of_setting(path, name):
    """Return the line of a TOML file that gives a setting, or None."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if re.match(r"\s*(tool\.kedro\.)?%s\s*=" % name, line):
                return number
    return None


def line_of_version(path):
    """Return the line of pyproject.toml that names the project's Kedro, or None."""
    return line_of_setting(path, "kedro_init_version") or line_of_setting(path, "project_version")


def line_of_table(project, name):
    """Return the line of pyproject.toml that starts a table, or None."""
    with open(os.path.join(project, "pyproject.toml"), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip().replace(" ", "") == "[%s]" % name:
                return number
    return None


def describe_failure(failure, sources):
    """Return the report of a failure."""
    error, place, detail = failure.error, (None, None, None), None
    if error is not None:
        place = place_of(error, sources)
        frames = traceback.extract_tb(root_cause(error).__traceback__)
        ours = [frame for frame in frames if sources.relative(frame.filename)][-8:]
        detail = "\n".join(
            '  File "%s", line %d, in %s\n    %s'
            % (sources.relative(frame.filename), frame.lineno, frame.name, frame.line)
            for frame in ours
        )
    file, line, column = place if place[0] is not None else failure.place
    if file is not None and not os.path.isfile(os.path.join(sources.project, file)):
        path = os.path.join(sources.project, "pyproject.toml")
        there, column = os.path.isfile(path), None
        file = "pyproject.toml" if there else None
        line = line_of_setting(path, "package_name") if there else None
    message = failure.message.replace(sources.project + os.sep, "")
    problem = {"kind": failure.kind, "message": message, "detail": detail or None}
    problem.update(file=file, line=line, column=column)
    if failure.kind == "kedro-missing":
        problem["searched"] = sorted({path for path in sys.path if os.path.isabs(path)})
    return {"error": problem}

"""Parses the Python files of a project with the standard ``ast`` module; runs nothing of them.

Run by Headway as ``python3 -I -S -c SCRIPT REQUEST`` where REQUEST is the text of a JSON object:
{"roots": folders that modules are found in, "modules": dotted names to start from,
 "known": modules that are parsed already}.
Modules that a module imports are parsed too, as far as they lie in the roots.

Writes to standard output: a line of JSON {"count", "strings", "files"}, then ``count``
numbers of 32 bits, least byte first, then the strings as JSON. The numbers are the trees of
the files in preorder: see SyntaxReader.swift for their meaning.
"""
import ast
import json
import os
import re
import sys
from array import array

# The place of a name in this list is its number in the stream.
KINDS = [
    "none", "list", "text", "number", "float", "bytes", "complex", "true", "false", "ellipsis",
    "FunctionDef", "AsyncFunctionDef", "ClassDef", "Return", "Delete", "Assign", "AugAssign",
    "AnnAssign", "For", "AsyncFor", "While", "If", "With", "AsyncWith", "Raise", "Try", "TryStar",
    "Assert", "Import", "ImportFrom", "Global", "Nonlocal", "Expr", "Pass", "Break", "Continue",
    "Match", "TypeAlias", "BoolOp", "NamedExpr", "BinOp", "UnaryOp", "Lambda", "IfExp", "Dict",
    "Set", "ListComp", "SetComp", "DictComp", "GeneratorExp", "Await", "Yield", "YieldFrom",
    "Compare", "Call", "FormattedValue", "JoinedStr", "Constant", "Attribute", "Subscript",
    "Starred", "Name", "List", "Tuple", "Slice", "arguments", "arg", "keyword", "alias",
    "withitem", "ExceptHandler", "comprehension", "operator", "other",
]
NUMBER = {name: index for index, name in enumerate(KINDS)}

# The fields that are sent, in order; what is not listed has the fields of ``ast``.
FIELDS = {
    "FunctionDef": ("name", "args", "decorator_list", "body"),
    "AsyncFunctionDef": ("name", "args", "decorator_list", "body"),
    "ClassDef": ("name", "bases", "keywords", "decorator_list", "body"),
    "Return": ("value",), "Delete": ("targets",), "Assign": ("targets", "value"),
    "AugAssign": ("target", "op", "value"), "AnnAssign": ("target", "annotation", "value"),
    "For": ("target", "iter", "body", "orelse"), "AsyncFor": (), "While": ("test", "body", "orelse"),
    "If": ("test", "body", "orelse"), "With": ("items", "body"), "AsyncWith": (),
    "Raise": ("exc",), "Try": ("body", "handlers", "orelse", "finalbody"), "TryStar": (),
    "Assert": ("test",), "Import": ("names",), "ImportFrom": ("module", "names", "level"),
    "Global": ("names",), "Nonlocal": ("names",), "Expr": ("value",), "Pass": (), "Break": (),
    "Continue": (), "Match": (), "TypeAlias": (), "BoolOp": ("op", "values"),
    "NamedExpr": ("target", "value"), "BinOp": ("left", "op", "right"),
    "UnaryOp": ("op", "operand"), "Lambda": ("args", "body"), "IfExp": ("test", "body", "orelse"),
    "Dict": ("keys", "values"), "Set": ("elts",), "ListComp": ("elt", "generators"),
    "SetComp": ("elt", "generators"), "DictComp": ("key", "value", "generators"),
    "GeneratorExp": ("elt", "generators"), "Await": ("value",), "Yield": ("value",),
    "YieldFrom": ("value",), "Compare": ("left", "ops", "comparators"),
    "Call": ("func", "args", "keywords"),
    "FormattedValue": ("value", "conversion", "format_spec"), "JoinedStr": ("values",),
    "Constant": ("value",), "Attribute": ("value", "attr"), "Subscript": ("value", "slice"),
    "Starred": ("value",), "Name": ("id",), "List": ("elts",), "Tuple": ("elts",),
    "Slice": ("lower", "upper", "step"),
    "arguments": ("posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"),
    "arg": ("arg",), "keyword": ("arg", "value"), "alias": ("name", "asname"),
    "withitem": ("context_expr", "optional_vars"), "ExceptHandler": ("type", "name", "body"),
    "comprehension": ("target", "iter", "ifs"),
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = FUNCTIONS + (ast.Lambda, ast.ClassDef)


class Writer:
    """Turns trees into numbers."""

    def __init__(self):
        self.numbers, self.strings, self._known = array("i"), [], {}

    def text(self, value):
        """Return the number of a string."""
        index = self._known.get(value)
        if index is None:
            index = self._known[value] = len(self.strings)
            # Half of a surrogate pair is no text elsewhere.
            self.strings.append(value.encode("utf-8", "replace").decode())
        return index

    def write(self, value):
        """Add a node, a list or a constant."""
        add = self.numbers.append
        if isinstance(value, ast.AST):
            self.node(value)
        elif isinstance(value, list):
            add(1)
            add(len(value))
            for item in value:
                self.write(item)
        elif value is None:
            add(0)
        elif isinstance(value, str):
            # Half of a surrogate pair is no text elsewhere: it is sent as what is not evaluated.
            add(2 if value.isprintable() or whole(value) else NUMBER["bytes"])
            add(self.text(value))
        else:
            self.constant(value)

    def constant(self, value):
        """Add a value that is no text."""
        add = self.numbers.append
        if value is True or value is False:
            add(NUMBER["true" if value else "false"])
        elif value is Ellipsis:
            add(NUMBER["ellipsis"])
        else:
            kind = {int: "number", float: "float", bytes: "bytes"}.get(type(value), "complex")
            add(NUMBER[kind])
            add(self.text(hex(value) if kind == "number" else repr(value)))

    def node(self, node):
        """Add a node with its place."""
        name = type(node).__name__
        number = NUMBER.get(name)
        if number is None:
            if isinstance(node, ast.Index):  # Python 3.8
                return self.write(node.value)
            if isinstance(node, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
                self.numbers.extend((NUMBER["operator"], self.text(name)))
                return None
            number, name = NUMBER["other"], "other"
        line = getattr(node, "lineno", 0)
        self.numbers.extend((
            number, line, getattr(node, "col_offset", 0),
            getattr(node, "end_lineno", None) or line, getattr(node, "end_col_offset", None) or 0,
        ))
        if isinstance(node, FUNCTIONS):
            self.function(node)
            return None
        for field in FIELDS.get(name, ()):
            self.write(getattr(node, field))
        return None

    def function(self, node):
        """Add a function, with whether it yields."""
        for field in ("name", "args", "decorator_list"):
            self.write(getattr(node, field))
        self.numbers.append(NUMBER["true" if yields(node.body) else "false"])
        self.write(node.body)


def yields(body):
    """Tell whether a function with this body is a generator."""
    pending = list(body)
    while pending:
        item = pending.pop()
        if isinstance(item, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(item, SCOPES):
            pending.extend(ast.iter_child_nodes(item))
    return False


def whole(text):
    """Tell whether a text holds no half of a surrogate pair."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


class PrivateNames:
    """Gives private names the name of the class around them, as Python does."""

    # Whether a file may hold one.
    PATTERN = re.compile(rb"(?<!\w)__[^\W_]\w*(?<!__)(?!\w)")
    FIELDS = {
        "Name": "id", "Attribute": "attr", "arg": "arg", "keyword": "arg", "alias": "asname",
        "ExceptHandler": "name",
    }

    def change(self, node, owner=""):
        """Rename what stands in a node; functions and classes keep the names they have."""
        field = self.FIELDS.get(type(node).__name__)
        if field:
            setattr(node, field, self.name(getattr(node, field), owner))
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            node.names = [self.name(name, owner) for name in node.names]
        body = ()
        if isinstance(node, ast.ClassDef):
            body = node.body
            for child in body:
                self.change(child, node.name.lstrip("_"))
        inside = set(map(id, body))
        for child in ast.iter_child_nodes(node):
            if id(child) not in inside:
                self.change(child, owner)

    def name(self, name, owner):
        """Return the name that a name has inside a class."""
        private = owner and name and name.startswith("__") and not name.endswith("__")
        return "_%s%s" % (owner, name) if private else name


class Modules:
    """Finds and parses modules."""

    def __init__(self, request):
        self.request, self.writer = request, Writer()
        self.files, self._seen = [], set(request["known"])

    def find(self, name):
        """Return (path, is a package) of a module in the roots, or None."""
        relative = name.replace(".", "/")
        for root in self.request["roots"]:
            base = os.path.join(root, relative)
            if os.path.isfile(base + "/__init__.py"):
                return base + "/__init__.py", True
            if os.path.isfile(base + ".py"):
                return base + ".py", False
            if os.path.isdir(base):
                return None, True
        return None

    def load(self, names):
        """Parse modules and all that they import."""
        pending = list(reversed(names))
        while pending:
            name = pending.pop()
            if name in self._seen or not name:
                continue
            self._seen.add(name)
            found = self.find(name)
            if found is None:
                continue
            path, is_package = found
            pending.append(name.rpartition(".")[0])
            if path is None:
                self.files.append({"module": name, "path": None, "package": True})
                continue
            pending.extend(reversed(self.parse(name, path, is_package)))

    def parse(self, name, path, is_package):
        """Parse one file and return the modules it may import."""
        entry = {"module": name, "path": path, "package": is_package}
        self.files.append(entry)
        try:
            with open(path, "rb") as file:
                content = file.read()
            tree = ast.parse(content, path)
            if PrivateNames.PATTERN.search(content):
                PrivateNames().change(tree)
            start = len(self.writer.numbers)
            self.writer.write(tree.body)
            entry["start"] = start
        except SyntaxError as error:
            entry.update(
                error=error.msg or "invalid syntax", type=type(error).__name__,
                line=error.lineno, column=error.offset)
            return []
        except (OSError, ValueError, RecursionError, MemoryError) as error:
            deep = isinstance(error, (RecursionError, MemoryError))
            entry["error"] = "nested too deeply" if deep else str(error)
            return []
        return list(imports(tree, name, is_package))


def imports(tree, name, is_package):
    """Yield the names of what a module imports, and of what those may be modules of."""
    package = name if is_package else name.rpartition(".")[0]
    for item in ast.walk(tree):
        if isinstance(item, ast.Import):
            for alias in item.names:
                yield alias.name
        elif isinstance(item, ast.ImportFrom):
            base = item.module or ""
            if item.level:
                parts = package.split(".")
                kept = parts[: len(parts) - item.level + 1]
                base = ".".join(kept + ([base] if base else []))
            yield base
            for alias in item.names:
                yield base + "." + alias.name


def main(request):
    """Parse what is asked for and write it."""
    sys.setrecursionlimit(6000)
    modules = Modules(request)
    modules.load(request["modules"])
    writer = modules.writer
    if sys.byteorder != "little":
        writer.numbers.byteswap()
    strings = json.dumps(writer.strings).encode()
    head = {"count": len(writer.numbers), "strings": len(strings), "files": modules.files,
            "python": "%d.%d.%d" % sys.version_info[:3]}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    out.write(writer.numbers.tobytes())
    out.write(strings)
    out.flush()


main(json.loads(sys.argv[1]))

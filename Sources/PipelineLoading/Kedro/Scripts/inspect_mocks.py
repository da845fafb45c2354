"""Stand-ins for third-party modules that are not installed.

A pipeline's shape rarely depends on pandas or torch, so an absent one is replaced by a
module whose every attribute is a ``Mock``. Never replaced: Kedro, the standard library, the
project's own package, and whatever the importing code says it can do without.
"""
import ast
import builtins
import functools
import importlib.machinery
import os
import sys
import sysconfig
import types


class MockBase:
    """What a class inherits when it names a mock as its base."""

    def __init__(self, *args, **kwargs):
        pass

    def __init_subclass__(cls, **kwargs):
        pass

    def __class_getitem__(cls, item):
        return cls

    def __getattr__(self, name):
        return mock_attribute("instance", name)


class Mock:
    """An object that survives nearly everything done to it while a module is imported."""

    def __init__(self, path):
        self.__name__ = self.__qualname__ = path.rpartition(".")[2]
        self.__module__ = path.partition(".")[0]
        self._mock_path = path

    def __getattr__(self, name):
        value = mock_attribute(self._mock_path, name)
        setattr(self, name, value)
        return value

    def __call__(self, *args, **kwargs):
        """Return the one function or class given (a decorator does), else a mock."""
        decorated = (types.FunctionType, types.MethodType, type)
        if len(args) == 1 and not kwargs and isinstance(args[0], decorated):
            Decorated.remember(args[0])
            return args[0]
        return Mock(self._mock_path)

    def __mro_entries__(self, bases):
        """Let a class inherit: one ``MockBase``, whatever number of mocks it names."""
        mocks = [base for base in bases if isinstance(base, Mock)]
        if mocks[0] is not self:
            return ()
        if any(isinstance(base, type) and issubclass(base, MockBase) for base in bases):
            return ()
        return (MockBase,)

    def __repr__(self):
        MockUses.note(self, "written as text")
        return "<absent " + self._mock_path + ">"

    def __getitem__(self, key):
        MockUses.note(self, "asked for an item")
        return Mock(self._mock_path)

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __iter__(self):
        MockUses.note(self, "iterated over")
        return iter(())

    def __len__(self):
        MockUses.note(self, "counted")
        return 0

    def __bool__(self):
        MockUses.note(self, "tested")
        return True

    def __contains__(self, item):
        MockUses.note(self, "searched")
        return False

    def __eq__(self, other):
        MockUses.note(self, "compared")
        return self is other

    def __hash__(self):
        return id(self)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __instancecheck__(self, value):
        MockUses.note(self, "used as a type to test for")
        return False

    def __subclasscheck__(self, value):
        MockUses.note(self, "used as a type to test for")
        return False

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __fspath__(self):
        MockUses.note(self, "taken for a path")
        return self._mock_path

    def __int__(self):
        MockUses.note(self, "taken for a number")
        return 0

    def __float__(self):
        MockUses.note(self, "taken for a number")
        return 0.0

    def __index__(self):
        MockUses.note(self, "taken for a number")
        return 0


def give_operators():
    """Make arithmetic on mocks a mock, and every ordering of them false."""
    for name in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split():
        setattr(Mock, "__" + name + "__", lambda self, *rest: Mock(self._mock_path))
        setattr(Mock, "__r" + name + "__", lambda self, *rest: Mock(self._mock_path))
    for name in "neg pos invert abs".split():
        setattr(Mock, "__" + name + "__", lambda self: Mock(self._mock_path))
    for name in "lt le gt ge".split():
        setattr(Mock, "__" + name + "__", ordered_with)


def ordered_with(mock, other):
    """Compare a mock: it is neither smaller nor larger than anything."""
    MockUses.note(mock, "compared")
    return False


give_operators()


def mock_attribute(path, name):
    """Return what an attribute of a mock is; names that end so are exception classes."""
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(name)
    if name[:1].isupper() and name.endswith(("Error", "Exception", "Warning")):
        return type(name, (Exception,), {"__module__": path})
    return Mock(path + "." + name)


class MockModule(types.ModuleType):
    """An absent module: it is a package, it has every attribute."""

    def __getattr__(self, name):
        if name == "__version__":
            MockUses.note(self, "asked for its version")
            return "999.0.0"
        if name == "__all__":
            return star_names(sys._getframe(1))
        value = mock_attribute(self.__name__, name)
        setattr(self, name, value)
        return value


def star_names(frame):
    """Return the names that ``from absent import *`` has to define for the importing file.

    Those it reads and nothing else binds: not the file, not an earlier import.
    """
    frame = importing_frame(frame)
    tree = MockFinder.sources.tree(frame.f_code.co_filename) if frame else None
    if tree is None:
        return []
    bound, read = set(dir(builtins)) | set(frame.f_globals), set()
    for item in ast.walk(tree):
        if isinstance(item, ast.Name):
            (read if isinstance(item.ctx, ast.Load) else bound).add(item.id)
        elif isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(item.name)
        elif isinstance(item, ast.alias):
            bound.add((item.asname or item.name).partition(".")[0])
    return sorted(read - bound)


def importing_frame(frame):
    """Return the nearest frame that is neither this script nor the import machinery."""
    while frame is not None and (frame.f_globals is globals() or is_machinery(frame)):
        frame = frame.f_back
    return frame


def is_machinery(frame):
    """Tell whether a frame belongs to the import system."""
    module = frame.f_globals.get("__name__", "").partition(".")[0]
    return module in ("importlib", "_frozen_importlib", "_frozen_importlib_external")


def standard_modules():
    """Return the names of the top-level modules of the standard library."""
    names = getattr(sys, "stdlib_module_names", None)
    if names is not None:
        return set(names)
    files = os.listdir(sysconfig.get_path("stdlib"))
    elsewhere = set("msilib msvcrt nt winreg winsound _scproxy _winapi _winreg".split())
    found = {name.partition(".")[0] for name in files}
    return set(sys.builtin_module_names) | found | elsewhere


class Decorated:
    """The functions and classes that went through a mock, so that their signature may be another.

    Decorators do add and take away arguments; what an absent one does is not known.
    """

    objects = {}

    @classmethod
    def remember(cls, function):
        """Note what a mock was given; keeping it also keeps its identity from being reused."""
        function = getattr(function, "__func__", function)
        cls.objects[id(function)] = function

    @classmethod
    def holds(cls, function):
        """Tell whether a function is a mock or went through one, in whatever wraps it now."""
        for _ in range(100):
            function = getattr(function, "__func__", function)
            if isinstance(function, Mock) or id(function) in cls.objects:
                return True
            if isinstance(function, functools.partial):
                function = function.func
            elif hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            else:
                return False
        return False

    @classmethod
    def pass_input_check(cls):
        """Have Kedro take the inputs of such functions as the project gives them."""
        from kedro.pipeline.node import Node

        module = sys.modules[Node.__module__]  # as an attribute, it is the function "node"
        validate, in_order = Node._validate_inputs, module._dict_inputs_to_list

        @functools.wraps(validate)
        def validated(node, func, inputs):
            if not cls.holds(func):
                validate(node, func, inputs)

        @functools.wraps(in_order)
        def ordered(func, inputs):
            return list(inputs.values()) if cls.holds(func) else in_order(func, inputs)

        Node._validate_inputs, module._dict_inputs_to_list = validated, ordered


class MockFinder:
    """The last finder on ``sys.meta_path``: answers for absent third-party modules."""

    sources = None

    def __init__(self, sources):
        MockFinder.sources = sources
        self.never = standard_modules() | {"kedro"}
        self.mocked = set()

    def watch(self, own):
        """Answer for imports from now on, except those of ``own``, the project's package."""
        self.never.add(own)
        sys.meta_path.append(self)
        Decorated.pass_input_check()

    def find_spec(self, name, path=None, target=None):
        """Return the spec of a mock, or None where the import should fail."""
        parent = name.rpartition(".")[0]
        if not isinstance(sys.modules.get(parent), MockModule):
            if not self.absent(name, parent):
                return None
            self.mocked.add(name)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def absent(self, name, parent):
        """Tell whether an import that found nothing is to be answered with a mock."""
        if name.partition(".")[0] in self.never:
            return False
        if parent and getattr(sys.modules.get(parent), "__file__", None):
            return False
        frame = sys._getframe(2)
        return not is_probe(frame) and not self.expected(frame)

    def expected(self, frame):
        """Tell whether the importing code, or the code that imports it, allows for absence."""
        first = True
        while frame is not None:
            frame = importing_frame(frame)
            if frame is None:
                return False
            package = frame.f_globals.get("__name__", "").partition(".")[0]
            if package == "kedro":
                if first:
                    return True
            elif self.guarded(frame, first):
                return True
            first, frame = False, frame.f_back
        return False

    def guarded(self, frame, first):
        """Tell whether a frame stands in a ``try`` that goes on after an import error."""
        tree = self.sources.tree(frame.f_code.co_filename)
        for handler, precise in handlers_for(tree, frame.f_lineno) if tree is not None else ():
            if (precise or first) and not gives_up(handler):
                return True
        return False

    def create_module(self, spec):
        """Return the module that stands in."""
        return MockModule(spec.name)

    def exec_module(self, module):
        """Run nothing: a mock has no code."""


def is_probe(frame):
    """Tell whether this is ``importlib.util.find_spec``: a question, not an import."""
    while frame is not None and is_machinery(frame):
        if frame.f_globals.get("__name__") == "importlib.util":
            return True
        frame = frame.f_back
    return False


def gives_up(handler):
    """Tell whether an except clause only ends in ``raise`` or an exit."""
    if handler is None:
        return False
    last = handler.body[-1]
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return bool(last_names(last.value.func) & {"exit", "_exit", "quit"})
    return isinstance(last, ast.Raise)

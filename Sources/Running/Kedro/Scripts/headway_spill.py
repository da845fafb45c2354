"""Keeps Kedro's memory datasets in files of the run folder, while nodes run in other processes.

A file holds the pickle of an object, then its large buffers as they lie in memory, then where
each ends. Nothing is copied on the way out; on the way in, the buffers are pages of the file,
which all readers share until they change them.
"""

import contextlib
import hashlib
import mmap
import os
import pickle
import struct
import sys
from urllib.parse import quote

ALIGNMENT = 64  # of the buffers in a file, as array libraries like it
FOOTER = struct.Struct("<QQ8s")  # bytes of the pickle, number of buffers, mark
MARK = b"HEADWAY1"


class Spills:
    """The memory datasets of one run, each with its file in one folder."""

    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.folder = folder
        self.files = {}  # by dataset: the files that children write

    def path(self, name):
        """Return the file of a dataset, whatever characters its name has and however long it is."""
        safe = quote(name, safe="")
        if len(safe) > 150:
            safe = safe[:100] + "-" + hashlib.sha256(name.encode()).hexdigest()
        return os.path.join(self.folder, safe + ".spill")

    def replace(self, pipeline, catalog):
        """Have the memory datasets that nodes write kept in files.

        Those that are only read (parameters, what a hook has put in) children inherit as they are.
        """
        from kedro.io import MemoryDataset

        for name in sorted({name for node in pipeline.nodes for name in node.outputs}):
            dataset = get_dataset(catalog, name)
            if isinstance(dataset, MemoryDataset):
                self.files[name] = self.path(name)
                metadata = getattr(dataset, "metadata", None)
                put_dataset(catalog, name, spilled_dataset(self.files[name], metadata))

    def restore(self, pipeline, catalog):
        """Give a catalog the datasets that an earlier part of this run left in files."""
        for name in pipeline.datasets():
            if os.path.exists(self.path(name)):
                put_dataset(catalog, name, spilled_dataset(self.path(name)))

    def fill_gaps(self, catalog):
        """Let Kedro < 1.0, which loads what a run leaves in memory, find None where it is gone."""
        from kedro.io import MemoryDataset

        for name, file in self.files.items():
            if not os.path.exists(file):
                put_dataset(catalog, name, MemoryDataset(None))

    def sizes(self, names):
        """Return the bytes of those of the datasets that are in files."""
        files = {name: self.files[name] for name in names if name in self.files}
        return {name: os.path.getsize(file) for name, file in files.items() if os.path.exists(file)}

    def delete(self, names):
        """Delete the data of datasets that nobody reads any more."""
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path(name))

    def delete_part(self, pid):
        """Delete what a process was writing when it ended."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(self.folder, "%d.part" % pid))


def get_dataset(catalog, name):
    """Return a dataset of a catalog, made from a pattern or in memory where it is not listed."""
    if hasattr(catalog, "_get_dataset"):  # Kedro < 1.0
        return catalog._get_dataset(name)
    return catalog.get(name, fallback_to_runtime_pattern=True)


def put_dataset(catalog, name, dataset):
    """Put a dataset into a catalog, without the warning that Kedro has for a replacement."""
    getattr(catalog, "_lazy_datasets", {}).pop(name, None)
    catalog._datasets[name] = dataset


def spilled_dataset(path, metadata=None):
    """Return a memory dataset whose data is in a file. Kedro must be importable."""
    from kedro.io import MemoryDataset

    class SpilledDataset(MemoryDataset):
        """A memory dataset whose data outlives the process that saved it."""

        def __init__(self):
            super().__init__(metadata=metadata)

        def _load(self):
            return read(path)

        def _save(self, data):
            write(path, data)

        def _exists(self):
            return os.path.exists(path)

        def _release(self):
            """Do nothing: the next reader is another process, and Headway says when to delete."""

        def _describe(self):
            return {"path": path}

    return SpilledDataset()


def write(path, data):
    """Write an object to a file, which appears whole or not at all."""
    part = os.path.join(os.path.dirname(path), "%d.part" % os.getpid())
    with open(part, "wb") as file:
        buffers = _pickle(data, file)
        size, lengths = file.tell(), []
        for buffer in buffers:
            file.write(bytes(-file.tell() % ALIGNMENT))
            with buffer.raw() as view:
                lengths.append(len(view))
                file.write(view)
        file.write(struct.pack("<%dQ" % len(lengths), *lengths))
        file.write(FOOTER.pack(size, len(lengths), MARK))
    os.replace(part, path)


def _pickle(data, file):
    """Pickle into a file, by cloudpickle if it is loaded and pickle cannot; return the buffers."""
    picklers, failure = [pickle.Pickler], None
    if "cloudpickle" in sys.modules:
        picklers.append(sys.modules["cloudpickle"].Pickler)
    for pickler in picklers:
        buffers = []
        file.seek(0)
        file.truncate()
        try:
            pickler(file, protocol=5, buffer_callback=buffers.append).dump(data)
            return buffers
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            failure = failure or error
    raise pickle.PicklingError(
        "data in memory goes to the next node by pickle, which failed (%s); "
        "give the dataset a catalog entry that saves it" % failure
    ) from failure


def read(path):
    """Read an object from a file. Raises ValueError if the file is not whole."""
    with open(path, "rb") as file:
        pages = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    tail = len(pages) - FOOTER.size
    size, count, mark = FOOTER.unpack(pages[max(0, tail) :]) if tail >= 0 else (0, 0, b"")
    if mark != MARK:
        raise ValueError("%s is damaged" % path)
    lengths = struct.unpack("<%dQ" % count, pages[tail - 8 * count : tail])
    buffers, start = [], size
    for length in lengths:
        start += -start % ALIGNMENT
        buffers.append(pages[start : start + length])
        start += length
    return pickle.loads(pages[:size], buffers=buffers)

"""The dangerous functions themselves."""
import os


def shred(path, passes=1):
    for _ in range(passes):
        os.truncate(path, 0)
    os.unlink(path)


async def ashred(path):
    os.unlink(path)


def copy(path, target):
    os.link(path, target)


def shred_all(paths):
    for path in paths:
        shred(path)  # expect: SNT301


class Shelf:
    def __init__(self, root):
        self.root = root

    def empty(self):
        for name in os.listdir(self.root):
            os.unlink(os.path.join(self.root, name))

    def list(self):
        return os.listdir(self.root)

    def reset(self):
        self.empty()  # expect: SNT301
        self.list()


class Drawer:
    """Another thing that can be emptied."""

    def empty(self):
        return None

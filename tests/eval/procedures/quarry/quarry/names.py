"""Where names of procedures are kept."""
import enum
import types

REMOVE = "Block_Remove"
MOVE = f"{'Block'}_Move"
COUNT = "Block_Count"
BY_ACTION = {"remove": REMOVE, "move": MOVE, "count": COUNT}
READ_ONLY = types.MappingProxyType({"remove": "Block_Remove", "count": "Block_Count"})
PAIRS = [("remove", REMOVE), ("move", MOVE)]
COUNTING = ("Block_Count", "Block_Weigh")


class Proc(str, enum.Enum):
    REMOVE = "Block_Remove"
    COUNT = "Block_Count"


class Plain(enum.Enum):
    MOVE = "Block_Move"
    WEIGH = "Block_Weigh"


class Names:
    remove = "Block_Remove"
    count = "Block_Count"

"""A tuple that other modules put together."""
from ._parts import DROP

WRAP = "Pallet_Wrap"
RACK_MOVE = "Rack_Move"
PALLETS = (WRAP, DROP, "Pallet_Weigh")

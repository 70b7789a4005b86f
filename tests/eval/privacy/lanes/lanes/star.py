from lanes.helpers import *
from lanes.helpers import tag as starred

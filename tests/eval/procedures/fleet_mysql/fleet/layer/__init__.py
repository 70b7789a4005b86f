from .database import Connector, run_procedure
from .database import run_procedure_sets as run_sets

__all__ = ["Connector", "run_procedure", "run_sets"]

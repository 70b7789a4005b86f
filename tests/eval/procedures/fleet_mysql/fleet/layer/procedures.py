"""Names of the stored procedures."""
import enum

REMOVING = {
    "Tracker_Withdraw",
    "Tracker_Register",
    "Tracker_RegisterBatch",
    "Gateway_ChangeDepot",
    "Gateway_RegisterWithNotes",
    "CaseTracker_ChangeDepot",
    "CaseGateway_ChangeDepot",
    "Repair_LinkParts",
    "Repair_SetTrackers",
    "Repair_SetGateways",
    "Pictures_Withdraw",
    "Gauge_Reassign",
}

LIST_PICTURES = "Pictures_List"
WITHDRAW_PICTURES = "Pictures_Withdraw"
PREFIX = "Tracker"
SCHEMA = "fleet"
BY_VERB = {"withdraw": "Tracker_Withdraw", "register": "Tracker_Register", "show": "Tracker_Show"}
NESTED = {"gateway": {"move": "Gateway_ChangeDepot", "show": "Gateway_Show"}}


class Repair(enum.Enum):
    LINK = "Repair_LinkParts"
    TRACKERS = "Repair_SetTrackers"
    SHOW = "Repair_Show"


class Gauge(str, enum.Enum):
    REASSIGN = "Gauge_Reassign"
    READ = "Gauge_Read"


class Names:
    WITHDRAW = "Tracker_Withdraw"
    SHOW = "Tracker_Show"

    class Case:
        TRACKER = "CaseTracker_ChangeDepot"
        WEIGHT = "CaseTracker_Weight"

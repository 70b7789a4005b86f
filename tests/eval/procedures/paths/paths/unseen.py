"""Connectors that arrive at run time: nothing shows their class, but the method's name says what it does."""


class Area:
    def connect(self, connector):
        self.connector = connector

    def store(self):
        if hasattr(self, "connector"):
            return self.connector


class Beds(Area):
    def clear(self, values):
        return self.store().run_sp(procname="Bed_Clear", args=values)  # expect: SNT301

    def dig(self, values):
        return self.store().write_proc("Bed_Dig", values)  # expect: SNT301

    def show(self, values):
        return self.store().run_sp(procname="Bed_List", args=values)

    def log(self, values):
        return self.store().remember("Bed_Clear", values)

    def sow(self, conn, values):
        return self.store().call_seed(conn, "Seed_Sow", values)

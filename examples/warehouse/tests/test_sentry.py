"""What leaves the process under the warehouse's own settings. It fails, and says where to mend what."""

from warehouse import telemetry

SURFACES = ("breadcrumb.message", "breadcrumb.data.named", "tag.named", "context.nested", "extra.named", "user.named")


def test_nothing_personal_leaves(sentry_audit):
    telemetry.start()
    sentry_audit.assert_scrubbed(surfaces=SURFACES)

"""The subcommands that need nothing beyond the base installation."""

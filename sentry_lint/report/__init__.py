"""What is done with findings: texts, pages, and what `# noqa` leaves of them."""

"""A news feed on aiohttp."""

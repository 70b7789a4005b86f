"""Facts the linter judges by, each with its source: words, categories, literals, SQL, HTTP errors."""

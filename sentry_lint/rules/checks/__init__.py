"""What each family of rules reports: pure functions of a file's facts and the policy. Nothing here is for reading."""

"""The rules, one family a module; ``registry`` holds what a person is told of each."""

"""The rules. A family module declares what a person is told of its rules; ``checks`` holds what they report.

They are apart because the checks run inside flake8, where every import costs each start, and the prose does not.
"""

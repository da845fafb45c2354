"""What the nodes do."""


def tidy(first):
    return first

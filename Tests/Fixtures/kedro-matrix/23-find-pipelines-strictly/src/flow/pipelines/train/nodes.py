"""What the nodes do."""


def fit(first):
    return first

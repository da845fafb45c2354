"""The parenthesis of the second function is never closed."""


def copy(data):
    return data


def other(data:
    return "é", data

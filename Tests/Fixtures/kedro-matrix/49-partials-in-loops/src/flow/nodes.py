"""What the nodes do."""


def fetch(connection, table, key, late=False):
    return connection

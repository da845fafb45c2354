"""What the nodes of the examples do."""


def clean(orders):
    return [order for order in orders if order["price"] > 0]


def fit(table):
    return {"mean": sum(order["price"] for order in table) / len(table)}


def predict(model, *rest):
    return {"prediction": model["mean"]}


def describe(value, *rest):
    return {"type": type(value).__name__, "value": repr(value)}

"""Settings, of Kedro and of the project."""
CONF_SOURCE = "conf"
REGIONS = ["north", "south"]
STAGES = dict(train=True, score=False, report=len(REGIONS) > 1)
LAST = "last_" + REGIONS[-1]

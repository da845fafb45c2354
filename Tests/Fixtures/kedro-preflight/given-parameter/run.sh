kedro run --params "cutoff.day=3,unit=m"

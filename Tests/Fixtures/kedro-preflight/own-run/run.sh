kedro run --nodes clean --nodes fit

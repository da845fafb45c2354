kedro run --nodes not_of_this_project

"""No pipeline yet."""

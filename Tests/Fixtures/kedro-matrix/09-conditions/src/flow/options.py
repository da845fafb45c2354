"""What is to be made."""
MODE = "quick"
EXTRA = False
STAGES = ("clean", "score")
DEPTH = len(STAGES) + 1

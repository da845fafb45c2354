"""Prints, and leaves when it is not talked to."""
import os
import sys

print("settings: loading")
sys.stdout.write("settings: no end of line")
os.system("echo settings: from a child process")

if sys.stdin is None or os.environ.get("CHATTY_EXIT"):
    sys.exit("settings: not without a terminal")

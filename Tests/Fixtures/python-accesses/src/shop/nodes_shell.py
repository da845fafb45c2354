import os
import shlex
import subprocess
from subprocess import check_call, check_output

from .paths import INTERMEDIATE, MODEL_DIR


#: reads data/01_raw/a.csv
#: writes data/02_intermediate/b.csv
def copy_cp():
    subprocess.run(["cp", "data/01_raw/a.csv", "data/02_intermediate/b.csv"], check=True)


#: reads data/01_raw/a.csv
#: reads data/01_raw/b.csv
#: writes data/02_intermediate/ab.csv
def cat_two():
    subprocess.run("cat data/01_raw/a.csv data/01_raw/b.csv > data/02_intermediate/ab.csv", shell=True, check=True)


#: reads data/02_intermediate/x.csv
#: writes data/02_intermediate/x.csv
#: writes data/03_primary/x.csv
def move_mv():
    os.system("mv data/02_intermediate/x.csv data/03_primary/x.csv")


#: reads data/01_raw/ids.txt
#: writes data/02_intermediate/ids_sorted.txt
def sort_ids():
    check_call(["sort", "-u", "data/01_raw/ids.txt", "-o", "data/02_intermediate/ids_sorted.txt"])


#: reads data/01_raw/header.csv
def head():
    return check_output(["head", "-n", "1", "data/01_raw/header.csv"], text=True)


#: writes logs/shell.log
def echo_log(_df):
    os.system("echo finished >> logs/shell.log")


#: reads data/01_raw/a.csv
#: writes data/02_intermediate/tee.csv
def tee():
    subprocess.check_call("cat data/01_raw/a.csv | tee data/02_intermediate/tee.csv > /dev/null", shell=True)


#: writes data/06_models/stale.pkl
def remove_stale(_):
    subprocess.call(["rm", "-f", f"{MODEL_DIR}/stale.pkl"])


#: reads data/01_raw/long.csv
#: writes data/02_intermediate/short.csv
def head_to_file():
    with open(INTERMEDIATE / "short.csv", "w") as out:
        subprocess.run(["head", "-n", "5", "data/01_raw/long.csv"], stdout=out, check=True)


#: reads data/01_raw/tr.txt
#: writes data/02_intermediate/tr.txt
def translate():
    subprocess.run("tr a-z A-Z < data/01_raw/tr.txt > data/02_intermediate/tr.txt", shell=True)


#: reads data/01_raw/q.csv
#: writes data/02_intermediate/q.csv
def quoted():
    src, dst = "data/01_raw/q.csv", "data/02_intermediate/q.csv"
    subprocess.run(shlex.split(f"cp {src} {dst}"))

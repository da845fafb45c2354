"""Code that looks as if it touched something else than it does."""
import glob
import os
import shutil
import sqlite3
import subprocess
import zipfile

import joblib
import pandas as pd


def connect(path):
    return sqlite3.connect(path)


def numbers():
    while True:
        yield 1


#: reads data/01_raw/*.csv
def text_replaced():
    found = {}
    for name in glob.glob("data/01_raw/*.csv"):
        found[name.replace("raw", "clean")] = pd.read_csv(name)
    return found


#: reads data/03_primary/warehouse.db
def query_of_a_day(day):
    connection = sqlite3.connect("data/03_primary/warehouse.db")
    return pd.read_sql(f"SELECT * FROM orders WHERE day = '{day}'", connection)


#: writes ?
def one_of_several(df):
    first, second, third = connect("data/a.db"), connect("data/b.db"), connect("data/b.db")
    df.to_sql("orders", first)
    return second, third


#: writes ?
def in_another_folder(folder):
    subprocess.run(["touch", "features.csv"], cwd=folder)


#: state working-folder
#: reads ?
def moved_away():
    os.chdir("work")
    return pd.read_csv(os.path.abspath("x.csv"))


#: reads data/01_raw/x.csv
#: writes data/02_intermediate/x.csv
def copied_into_folder():
    shutil.copy("data/01_raw/x.csv", "data/02_intermediate/")


#: reads data/01_raw/x.csv
#: writes ?
def copied_somewhere():
    shutil.copy("data/01_raw/x.csv", "backup")


#: writes data/08_reporting/counted.csv
def counted(df):
    for index, number in zip(range(3), numbers()):
        df[str(index)] = number
    df.to_csv("data/08_reporting/counted.csv")


#: writes ?
def spread(pair):
    joblib.dump(*pair, "data/06_models/pair.pkl")


#: writes data/08_reporting/out.zip
def text_in_archive():
    with zipfile.ZipFile("data/08_reporting/out.zip", "w") as packed:
        with packed.open("a.txt", "w") as file:
            file.write(b"text")


#: writes data/08_reporting/slug_one.csv
def imported_here(df):
    import shop.helpers

    df.to_csv("data/08_reporting/slug_" + shop.helpers.to_payload.__name__[3:3] + "one.csv")


#: writes data/08_reporting/slug_two.csv
def imported_here_too(df):
    import shop.helpers

    df.to_csv("data/08_reporting/slug_" + shop.helpers.to_payload.__name__[3:3] + "two.csv")

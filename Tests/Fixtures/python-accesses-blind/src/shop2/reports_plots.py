"""Figures and written reports."""
import base64
import io
import json
import os
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import seaborn as sns  # noqa: E402
from jinja2 import Environment, FileSystemLoader, Template  # noqa: E402
from matplotlib.backends.backend_pdf import PdfPages  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from sklearn.metrics import classification_report, confusion_matrix  # noqa: E402

from .locations import FIGURES_DIR, report_path  # noqa: E402
from .settings import opt  # noqa: E402

DPI = 60


def _finish(fig, name):
    FIGURES_DIR.mkdir(parents=True, exist_ok=True)
    target = FIGURES_DIR / (name + ".png")
    fig.savefig(target, dpi=DPI, bbox_inches="tight")
    return target


#: writes reports/figures/residuals.png
def residual_plot(y_true, y_pred):
    fig = Figure(figsize=(4, 3))
    ax = fig.add_subplot(111)
    ax.scatter(y_pred, np.asarray(y_true) - np.asarray(y_pred), s=4)
    ax.axhline(0, color="k", lw=0.5)
    ax.set_title("Residuals")
    return str(_finish(fig, "residuals"))


#: writes reports/confusion.png
#: state pyplot
def confusion_heatmap(y_true, y_pred):
    cm = confusion_matrix(y_true, y_pred)
    os.makedirs("reports", exist_ok=True)
    plt.figure(figsize=(3, 3))
    sns.heatmap(cm, annot=True, fmt="d", cmap="Blues", cbar=False)
    plt.xlabel("Predicted label")
    plt.ylabel("True label")
    plt.savefig(report_path("confusion.png"))


#: writes reports/classification.txt
#: writes reports/classification.json
def text_report(y_true, y_pred):
    os.makedirs("reports", exist_ok=True)
    body = classification_report(y_true, y_pred, zero_division=0)
    as_dict = classification_report(y_true, y_pred, zero_division=0, output_dict=True)
    with open(report_path("classification.txt"), "w") as f:
        print("Classification report", file=f)
        print("-" * 21, file=f)
        f.write(body)
    with open(report_path("classification.json"), mode="w") as f:
        json.dump(as_dict, f, indent=2)
    return as_dict["accuracy"]


#: harmless
def html_report(df: pd.DataFrame) -> str:
    page = Template("<h1>{{ title }}</h1>{{ table }}<img src='reports/figures/residuals.png'>")
    table = df.head(3).to_html(index=False)
    return page.render(title=report_path("daily.html"), table=table)


#: reads templates/report.html.j2
#: writes reports/daily.html
def rendered_report(df: pd.DataFrame):
    env = Environment(loader=FileSystemLoader("templates"))
    template = env.get_template("report.html.j2")
    html = template.render(rows=df.to_dict("records"), n=len(df))
    out = Path(report_path("daily.html"))
    out.parent.mkdir(exist_ok=True)
    out.write_text(html, encoding="utf-8")


#: harmless
def figure_as_base64(values):
    fig = Figure()
    fig.subplots().plot(list(values))
    buf = io.BytesIO()
    fig.savefig(buf, format="png")
    return base64.b64encode(buf.getvalue()).decode("ascii")


#: harmless
def make_histogram(df: pd.DataFrame, column="amount") -> Figure:
    fig = Figure(figsize=(5, 2))
    axes = fig.subplots(1, 2)
    axes[0].hist(df[column], bins=5)
    axes[1].boxplot(df[column])
    fig.suptitle(os.path.join(FIGURES_DIR, column + ".png"))
    return fig


#: writes exports/amounts.pdf
def pdf_by_region(df: pd.DataFrame):
    os.makedirs(opt.export.folder, exist_ok=True)
    with PdfPages(os.path.join(opt.export.folder, "amounts.pdf")) as pdf:
        for region, part in df.groupby("region"):
            fig = Figure()
            fig.subplots().bar(range(len(part)), part["amount"])
            fig.suptitle(str(region))
            pdf.savefig(fig)


#: writes exports/summary.xlsx
def excel_summary(df: pd.DataFrame):
    target = f"{opt.export.folder}/summary.xlsx"
    Path(target).parent.mkdir(exist_ok=True)
    pivot = df.pivot_table(index="region", values=["amount", "quantity"], aggfunc="mean")
    with pd.ExcelWriter(target, engine="openpyxl") as writer:
        df.describe().to_excel(writer, sheet_name="describe")
        pivot.to_excel(writer, sheet_name="regions")


#: state pyplot
def draw_trend(df: pd.DataFrame):
    plt.plot(df["id"], df["value"], label="value")
    plt.title("trend")
    plt.legend()


#: writes reports/figures/amount.png
#: writes reports/figures/quantity.png
def distributions(df: pd.DataFrame):
    written = []
    for col in ("amount", "quantity"):
        fig = Figure()
        ax = fig.add_subplot()
        df[col].plot.hist(ax=ax, bins=4)
        written.append(_finish(fig, col).name)
    return written


#: writes reports/summary.md
def markdown_summary(df: pd.DataFrame, metrics: dict):
    lines = ["# Summary", ""]
    lines += [f"- **{k}**: {v}" for k, v in sorted(metrics.items())]
    lines.append("")
    lines.append("| region | total |\n|---|---|")
    for region, total in df.groupby("region")["amount"].sum().items():
        lines.append(f"| {region} | {total:.1f} |")
    os.makedirs("reports", exist_ok=True)
    with open(report_path("summary.md"), "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


#: writes ?
def plot_for(df: pd.DataFrame, customer):
    fig = Figure()
    fig.subplots().plot(df.loc[df["customer_id"] == customer, "amount"])
    return _finish(fig, f"customer_{customer}")

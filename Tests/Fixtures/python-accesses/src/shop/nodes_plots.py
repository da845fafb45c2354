import io

import matplotlib.pyplot as plt
import plotly.express as px
import plotly.graph_objects as go
import seaborn as sns
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .paths import REPORTING, report


#: writes data/08_reporting/hist.png
#: state pyplot
def hist(df):
    plt.figure(figsize=(4, 3))
    plt.hist(df["price"], bins=10)
    plt.title("Prices")
    plt.savefig("data/08_reporting/hist.png")
    plt.close()


#: writes data/08_reporting/scatter.png
#: state pyplot
def scatter(df):
    fig, ax = plt.subplots()
    ax.scatter(df["id"], df["price"])
    fig.savefig(REPORTING + "scatter.png", dpi=80)
    plt.close(fig)


#: writes data/08_reporting/line.png
def line_figure(df):
    fig = Figure(figsize=(4, 3))
    ax = fig.subplots()
    ax.plot(df["price"].to_numpy())
    fig.savefig(report("line.png"))


#: state pyplot
def bar_bytes(df):
    plt.bar(df["id"], df["price"])
    buf = io.BytesIO()
    plt.savefig(buf, format="png")
    plt.clf()
    return buf.getvalue()


#: harmless
def canvas_bytes(df):
    fig = Figure()
    FigureCanvasAgg(fig)
    fig.add_subplot(111).plot(df["price"].tolist())
    out = io.BytesIO()
    fig.savefig(out, format="png")
    return out.getvalue()


#: state pyplot
def figure_for_catalog(df):
    fig, ax = plt.subplots()
    sns.heatmap(df[["id", "price"]].corr(), ax=ax)
    return fig


#: writes data/08_reporting/corr.png
#: state pyplot
def corr(df):
    fig, ax = plt.subplots(1, 1)
    heat = sns.heatmap(df[["id", "price"]].corr(), ax=ax)
    heat.get_figure().savefig("data/08_reporting/corr.png")


#: writes data/08_reporting/box.html
def box(df):
    fig = px.box(df, x="country", y="price")
    fig.write_html("data/08_reporting/box.html", include_plotlyjs="cdn")


#: writes data/08_reporting/bars.json
def bars(df):
    fig = go.Figure(data=[go.Bar(x=df["id"], y=df["price"])])
    fig.update_layout(title="bars")
    fig.write_json("data/08_reporting/bars.json")
    return fig


#: writes data/08_reporting/bars.png
def bars_image(df):
    fig = px.bar(df, x="country", y="price", title="bars")
    fig.write_image("data/08_reporting/bars.png", scale=2)


#: harmless
def plotly_html(df):
    fig = go.Figure(go.Scatter(y=df["price"]))
    return fig.to_html(full_html=False), fig.to_json()


def _save(fig, name):
    fig.savefig(report(f"{name}.svg"), format="svg")


#: writes data/08_reporting/a.svg
#: writes data/08_reporting/b.svg
#: state pyplot
def two_plots(df):
    for name in ["a", "b"]:
        fig = plt.figure()
        fig.gca().plot(df["price"])
        _save(fig, name)
        plt.close(fig)


#: harmless
def figure_without_pyplot(df):
    fig = Figure(figsize=(6, 2), layout="tight")
    ax = fig.add_subplot()
    ax.barh(df["country"], df["price"])
    ax.set_title("data/08_reporting/barh.png")
    return fig

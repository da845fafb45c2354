"""A run command of the project's own, which takes an option more than once."""
import click


@click.group(name="shop")
def cli():
    """The commands of the project."""


@cli.command()
@click.option("--nodes", multiple=True)
def run(nodes):
    """Say what would run."""
    click.echo("asked for " + " and ".join(nodes))

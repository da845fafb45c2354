"""What tables of databases are reached by; never a secret."""
import re


def without_secrets(value):
    """Return a copy with the name or the address of what ``credentials`` are for in their place."""
    if isinstance(value, dict):
        kept = {k: without_secrets(v) for k, v in value.items() if k != "credentials"}
        name = credentials_name(value.get("credentials"))
        return dict(kept, credentials=name) if name else kept
    return [without_secrets(v) for v in value] if isinstance(value, list) else value


def credentials_name(credentials):
    """Return the name of credentials, or the address inside them; None for anything else."""
    if isinstance(credentials, str):
        return connection_name(credentials)
    if not isinstance(credentials, dict):
        return None
    texts = [credentials[k] for k in ("con", "url") if isinstance(credentials.get(k), str)]
    return address(texts[0]) if texts else None


def address(text):
    """Return an address without user, password and options; None when it is none."""
    return connection_name(text) if "://" in text else None


def connection_name(text):
    """Return what a database is reached by, without any secret; None where that is not sure."""
    inner = text[len("jdbc:") :] if text.startswith("jdbc:") else text
    scheme, mark, rest = inner.partition("://")
    if not mark:
        return text if text == inner and text and "@" not in text else None
    scheme = scheme.partition("+")[0].lower()
    authority = re.split("[/?#;]", rest, maxsplit=1)[0]
    if "@" in authority:
        rest = rest[authority.rindex("@") + 1 :]
    if not scheme or "@" in rest:  # a password may hold anything
        return None
    place = re.split("[?#;]", rest, maxsplit=1)[0]
    options = [part.partition("=") for part in rest.split(";") if part][1:]
    for name in ("databasename", "database"):
        found = [value for key, sign, value in options if sign and key.lower() == name]
        if found:
            place += "/" + found[0]
            break
    place = place.rstrip("/")
    return scheme + "://" + place if place else None


def table(entry):
    """Return (qualified table name, what it is reached by) of an entry, None where not known."""
    name = entry.get("table_name") or entry.get("table")
    if not name:
        inner = entry.get("dataset")  # a cache around it
        return table(inner) if isinstance(inner, dict) else (None, None)
    if not isinstance(name, str):
        return None, None
    arguments = [entry.get(key) for key in ("load_args", "save_args")]
    schemas = [found.get("schema") for found in arguments if isinstance(found, dict)]
    kind = str(entry.get("type", ""))
    outer = [
        first_text(entry.get("catalog"), entry.get("catalog_name"), entry.get("project")),
        first_text(entry.get("database")),
        first_text(entry.get("schema"), *schemas),
        first_text(entry.get("dataset")),
    ]
    if "databricks." in kind and "database" not in entry:
        outer.append("default")
    return ".".join([part for part in outer if part] + [name]), connection_of(entry, kind)


def first_text(*values):
    """Return the first value that is a text and not empty, or None."""
    return next((value for value in values if isinstance(value, str) and value), None)


def connection_of(entry, kind):
    """Return what the table of an entry is reached by; None when that is not sure."""
    if entry.get("sql"):  # what it reads is a query
        return None
    parts = [part for part in kind.split(".") if part]
    short = parts[-1] if parts else ""
    credentials = entry.get("credentials")
    if short.startswith("GBQ"):
        return "bigquery" if isinstance(entry.get("project"), str) else credentials
    if short.startswith("SparkHive") or "databricks" in parts:
        return "spark"
    if isinstance(entry.get("catalog_type"), str):
        return entry["catalog_type"].lower()
    if isinstance(entry.get("url"), str):
        return address(entry["url"])
    if isinstance(entry.get("connection"), dict):
        return backend_of(entry["connection"]) or credentials
    return credentials


BACKEND_PLACES = (
    "host",
    "port",
    "account",
    "project_id",
    "catalog",
    "database",
    "path",
    "schema",
    "dataset_id",
)


def backend_of(settings):
    """Return the settings of an Ibis backend as an address; None when they do not say where."""
    values = [settings.get(key) for key in BACKEND_PLACES]
    kinds = (str, int)
    parts = [str(v) for v in values if isinstance(v, kinds) and v is not True and v is not False]
    place = "/".join(part for part in parts if part)
    # An address among them may hold a password.
    if not isinstance(settings.get("backend"), str) or not place or re.search("[@?;]", place):
        return None
    return connection_name(settings["backend"] + "://" + place)

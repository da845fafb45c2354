from .hooks import Catalogued, Record

HOOKS = (Record(), Catalogued())

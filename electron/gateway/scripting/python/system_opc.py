# `system.opc`: items of servers, by the name of the server and the path of the item there.

from _crossing import call
from _system_tag import paths_of
from _texts import text
from _values import QualityCode


def _read_values(opcServer, itemPaths):
    return call('opc.read', [text(opcServer), paths_of(itemPaths)])


def _read_value(opcServer, itemPath):
    return _read_values(opcServer, [itemPath])[0]


def _write_values(opcServer, itemPaths, values):
    items, given = paths_of(itemPaths), list(values)
    if len(items) != len(given):
        raise ValueError('there are %d items and %d values' % (len(items), len(given)))
    said = call('opc.write', [text(opcServer), items, given], is_data=True)
    return [QualityCode(name, reason) for name, reason in said]


def _write_value(opcServer, itemPath, value):
    return _write_values(opcServer, [itemPath], [value])[0]


functions = {
    'readValue': _read_value,
    'readValues': _read_values,
    'writeValue': _write_value,
    'writeValues': _write_values,
}

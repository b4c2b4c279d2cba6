# `system`, put together of its families. Those of a line or two stand here.

from _crossing import call
from _perspective import perspective
from _signature import AuthenticationChallengeFilter, signature
from _space import space
from _system_date import functions as date_functions
from _system_math import functions as math_functions
from _system_dataset import dataset
from _system_db import db
from _util import util
from _values import QualityCode


def _write_tags(tagPaths, values):
    return [QualityCode(name, reason) for name, reason in call('tag.write', [tagPaths, values], is_data=True)]


def _read_tags(tagPaths):
    return call('system.tag.readBlocking', [{'tagPaths': list(tagPaths)}])


# The names of these functions before Ignition 8, which projects still call. A write answers 1 where it was taken, and 0.
def _write_all(tagPaths, values):
    return [1 if quality.isGood() else 0 for quality in _write_tags(list(tagPaths), list(values))]


def _exists(tagPath):
    return str(_read_tags([tagPath])[0].quality) != 'Bad_NotFound'


_tag = {
    'exists': _exists,
    'read': lambda tagPath: _read_tags([tagPath])[0],
    'readAll': lambda tagPaths: _read_tags(tagPaths),
    'write': lambda tagPath, value: _write_all([tagPath], [value])[0],
    'writeAll': _write_all,
    'writeBlocking': _write_tags,
}


system = space(
    'system',
    util=util,
    tag=space('system.tag', **_tag),
    project=space('system.project', getProjectName=lambda: call('system.util.getProjectName', [{}])),
    perspective=perspective,
    date=space('system.date', **date_functions),
    math=space('system.math', **math_functions),
    mes=space(
        'system.mes',
        signature=signature,
        object=space(
            'system.mes.object',
            signature=space(
                'system.mes.object.signature',
                filter=space('system.mes.object.signature.filter', create=AuthenticationChallengeFilter),
            ),
        ),
    ),
    dataset=dataset,
    db=db,
)

# `system`, put together of its families. Those of a line or two stand here.

from _crossing import call
from _perspective import perspective
from _signature import AuthenticationChallengeFilter, signature
from _space import space
from _system_date import functions as date_functions
from _system_math import functions as math_functions
from _system_dataset import dataset
from _util import util
from _values import QualityCode


def _write_tags(tagPaths, values):
    return [QualityCode(name) for name in call('tag.write', [tagPaths, values], is_data=True)]


system = space(
    'system',
    util=util,
    tag=space('system.tag', writeBlocking=_write_tags),
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
)

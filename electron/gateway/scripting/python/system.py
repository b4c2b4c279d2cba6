# `system`, put together of its families. Those of a line or two stand here.

from _crossing import call
from _perspective import perspective
from _signature import AuthenticationChallengeFilter, signature
from _space import space
from _system_alarm import functions as alarm_functions
from _system_date import functions as date_functions
from _system_math import functions as math_functions
from _system_dataset import dataset
from _system_file import functions as file_functions
from _system_mail import functions as mail_functions
from _system_net import functions as net_functions
from _system_opc import functions as opc_functions
from _system_tag import functions as tag_functions
from _system_tag_history import functions as history_functions
from _system_db import db
from _system_user import security_functions, user_functions
from _util import util


system = space(
    'system',
    util=util,
    alarm=space('system.alarm', **alarm_functions),
    tag=space('system.tag', **tag_functions, **history_functions),
    file=space('system.file', **file_functions),
    net=space('system.net', **net_functions, **mail_functions),
    opc=space('system.opc', **opc_functions),
    project=space(
        'system.project',
        getProjectName=lambda: call('system.util.getProjectName', [{}]),
        getProjectNames=lambda: call('project.names', []),
    ),
    perspective=perspective,
    user=space('system.user', **user_functions),
    security=space('system.security', **security_functions),
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

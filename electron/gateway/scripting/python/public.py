# What is in scope in every script.

import _python2
from _crossing import call
from _errors import (
    IllegalArgumentException, MESObjectNotFoundException, RuntimeException, UnsupportedOperationException,
    ValidationError,
)
from _signature import AuthenticationChallengeFilter
from _system import system
from _values import Dataset, MESSignatureTemplate, QualifiedValue, UUID


def _print(*values, **options):
    text = options.get('sep', ' ').join([str(value) for value in values])
    call('log', ['info', 'print', text])


# `_names` hands on every name that has no underscore: this one stays behind.
_public = dict(_python2.names)
_public.update({
    'system': system,
    'print': _print,
    'RuntimeException': RuntimeException,
    'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException,
    'MESObjectNotFoundException': MESObjectNotFoundException,
    'ValidationError': ValidationError,
    'UUID': UUID,
    'Dataset': Dataset,
    'QualifiedValue': QualifiedValue,
    'MESSignatureTemplate': MESSignatureTemplate,
    'AuthenticationChallengeFilter': AuthenticationChallengeFilter,
})

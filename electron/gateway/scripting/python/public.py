# What is in scope in every script besides the builtins.

from _errors import (
    IllegalArgumentException, MESObjectNotFoundException, RuntimeException, UnsupportedOperationException,
    ValidationError,
)
from _dataset import Dataset
from _java import made as _java
from _signature import AuthenticationChallengeFilter
from _system import system
from _java_uuid import UUID
from _values import MESSignatureTemplate, QualifiedValue

names = {
    'system': system,
    'java': _java['java'],
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
}

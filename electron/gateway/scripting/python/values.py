# The values of the gateway that scripts hold: templates, rows, and what a tag says with its quality. How each of them
# crosses between the two is in `_crossing`.

import json

from _errors import IllegalArgumentException
from _java_bean import Bean
from _texts import text
from _unicode import letters


# A signature template. The getters are Sepasoft's; `get` and `set` reach every field by the name that a template file
# gives it. A changed template counts once it is saved.
class MESSignatureTemplate:
    def __init__(self, fields):
        self._fields = fields
        self._keep()

    def _keep(self):
        self._kept = json.dumps(self._fields)

    # A request is asked with the template that is stored: what was only changed here would be left out without a word.
    def _name_of_kept(self):
        if json.dumps(self._fields) != self._kept:
            raise IllegalArgumentException(
                'The template %s was changed and not saved. Save it with saveSignatureTemplate first.' % self.getName()
            )
        return self.getName()

    def get(self, field):
        if field not in self._fields:
            raise KeyError(field)
        return self._fields[field]

    def set(self, field, value):
        self._fields[field] = value

    def toDict(self):
        return dict(self._fields)

    def getName(self):
        return self._fields['name']

    def getDescription(self):
        return self._fields['description']

    def setDescription(self, text):
        self._fields['description'] = text

    def getExpression(self):
        return self._fields['expression']

    def setExpression(self, text):
        self._fields['expression'] = text

    def getTimeout(self):
        return self._fields['timeout']

    def setTimeout(self, minutes):
        self._fields['timeout'] = minutes

    def getForce(self):
        return self._fields['forceReauthentication']

    def setForce(self, force):
        self._fields['forceReauthentication'] = force

    def isForceUniqueUser(self):
        return self._fields['forceUniqueUser']

    def setForceUniqueUser(self, unique):
        self._fields['forceUniqueUser'] = unique

    def isEnabled(self):
        return self._fields['enabled']

    def setEnabled(self, enabled):
        self._fields['enabled'] = enabled

    def __repr__(self):
        return 'MESSignatureTemplate(%s)' % self._fields['name']


# `value.quality.isGood()`, `value.quality.good`; its text is the name of the code, and it equals that name.
class QualityCode(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.model.values'

    def __init__(self, name, reason=''):
        self._name = name
        self._reason = reason

    def getDiagnosticMessage(self):
        return self._reason or None

    def getName(self):
        return self._name

    def isGood(self):
        return self._name.startswith('Good')

    def isNotGood(self):
        return not self.isGood()

    def isUncertain(self):
        return self._name.startswith('Uncertain')

    def isBad(self):
        return self._name.startswith('Bad')

    def isError(self):
        return self._name.startswith('Error')

    def isBadOrError(self):
        return self.isBad() or self.isError()

    def toString(self):
        return letters(self._name)

    def __repr__(self):
        return self._name

    def __eq__(self, other):
        return str(other) == self._name

    def __hash__(self):
        return hash(self._name)


# `_tag` is the path of the tag that it was read from, if it was: a record says it. Two are equal whenever they were read.
class QualifiedValue(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.model.values'

    def __init__(self, fields):
        self._value = fields['value']
        self._quality = QualityCode(fields['quality'], fields.get('reason') or '')
        self._timestamp = fields['timestamp']
        self._tag = fields.get('tag')

    def getValue(self):
        return self._value

    def getQuality(self):
        return self._quality

    # Its quality may be one that a script set, by its name.
    def is_good(self):
        return str(self._quality).startswith('Good')

    def getTimestamp(self):
        return self._timestamp

    # `tag.value = round(tag.value, 1)` before it is handed on: it keeps its quality, its time and its tag.
    def setValue(self, value):
        self._value = value

    def setQuality(self, quality):
        self._quality = quality

    def setTimestamp(self, timestamp):
        self._timestamp = timestamp

    def toString(self):
        return letters(repr(self))

    def __repr__(self):
        return '[%s, %s, %s]' % (text(self._value), self._quality, self._timestamp)

    def __eq__(self, other):
        return isinstance(other, QualifiedValue) and (other._value, other._quality) == (self._value, self._quality)

    __hash__ = None

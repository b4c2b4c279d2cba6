# The names of Java that scripts import.

from _errors import of_package
from _java_awt import names as _awt_names
from _java_coding import by_package as _codings
from _java_digest import by_package as _digests
from _java_functions import Comparator, names as _function_names
from _java_io import names as _io_names
from _library import module
from _java_calendar import names as _calendar_names
from _java_concurrent import atomic_names as _atomic_names, names as _concurrent_names
from _java_lang import names as _lang_names
from _java_deques import names as _deque_names
from _java_list_functions import names as _list_functions
from _java_lists import names as _list_names
from _java_maps import names as _map_names
from _java_math import names as _math_names
from _java_message import MessageFormat
from _java_priority import names as _priority_names
from _java_regex import names as _regex_names
from _java_sets import names as _set_names
from _java_sql import names as _sql_names
from _java_tables import concurrent_names as _concurrent_tables, names as _table_names
from _java_time import by_package as _time_packages
from _java_tree_map import names as _tree_names
from _java_text import names as _text_names
from _java_util import names as _util_names
from _java_vectors import names as _vector_names
from _java_uuid import UUID

_packages = {
    'awt': _awt_names,
    'io': _io_names,
    'lang': _lang_names,
    'math': _math_names,
    'net': _codings['net'],
    'nio': {},
    'nio.charset': _codings['nio.charset'],
    'security': _digests['security'],
    'sql': _sql_names,
    'text': {'MessageFormat': MessageFormat, **_text_names, **_codings['text']},
    'util': {
        'Comparator': Comparator, 'UUID': UUID, **of_package('java.util'), **_util_names, **_calendar_names, **_list_names, **_deque_names, **_vector_names, **_list_functions, **_map_names, **_set_names,
        **_priority_names, **_table_names, **_tree_names, **_codings['util'],
    },
    **_time_packages,
    'util.concurrent': {**_concurrent_names, **_concurrent_tables},
    'util.concurrent.atomic': _atomic_names,
    'util.function': _function_names,
    'util.regex': _regex_names,
    'util.zip': _digests['util.zip'],
}

_within = {whole: {} for whole in ['java', *['java.%s' % name for name in _packages]]}
made = {}
# The innermost first: each is a name of the one that it is in.
for _whole in sorted(_within, key=len, reverse=True):
    made[_whole] = module(_whole, {**_packages.get(_whole[5:], {}), **_within[_whole]})
    _around, _dot, _last = _whole.rpartition('.')
    if _dot:
        _within[_around][_last] = made[_whole]

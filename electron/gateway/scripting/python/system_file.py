# `system.file`: files in the folders that the site opens to scripts, and temporary ones, which no other program sees.

import base64
from array import array

from _crossing import call
from _errors import FileNotFoundException, IllegalArgumentException, IOException
from _java_coding import charset
from _texts import kind_name
from _unicode import letters


def _asked(function, arguments):
    answer = call(function, arguments, read=False, is_data=True)
    if 'problem' in answer:
        raise (FileNotFoundException if answer['isAbsent'] else IOException)(answer['problem'])
    return answer


def _text(name, value):
    if not isinstance(value, str):
        raise IllegalArgumentException('%s is a text, not %s' % (name, 'None' if value is None else kind_name(value)))
    return str.__str__(value)


def _bytes(filepath):
    return base64.b64decode(_asked('file.read', [_text('filepath', filepath)])['data'])


def _file_exists(filepath):
    return bool(_asked('file.exists', [_text('filepath', filepath)])['exists'])


# Java's bytes go from -128 to 127.
def _read_as_bytes(filepath):
    return array('b', _bytes(filepath))


def _read_as_string(filepath, encoding=None):
    codec = charset('readFileAsString', encoding)
    return letters(_bytes(filepath).decode(codec, 'replace'))


def _write_file(filepath, data, append=False, encoding=None):
    codec = charset('writeFile', encoding)
    if isinstance(data, str):
        content = str.__str__(data).encode(codec, 'replace')
    elif isinstance(data, (bytes, bytearray)) or isinstance(data, array) and data.typecode in ('b', 'B'):
        content = bytes(data)
    else:
        raise IllegalArgumentException('data is a text or bytes, not %s' % ('None' if data is None else kind_name(data)))
    _asked('file.write', [_text('filepath', filepath), base64.b64encode(content).decode(), bool(append)])


def _temp_file(extension):
    return letters(call('file.temporary', [_text('extension', extension)], read=False))


functions = {
    'fileExists': _file_exists,
    'getTempFile': _temp_file,
    'readFileAsBytes': _read_as_bytes,
    'readFileAsString': _read_as_string,
    'writeFile': _write_file,
}

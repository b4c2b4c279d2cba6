# `system.tag`: values, writes and folders of tags, in the forms that scripts call them by, those before Ignition 8 too.

import re

from _crossing import call
from _dictionary import Dict
from _errors import IllegalArgumentException, MESObjectNotFoundException
from _java_lists import Collection
from _later import run_later
from _sealed import Sealed
from _texts import kind_name, text
from _trees import ListTree
from _values import QualityCode


def paths_of(given):
    paths = [given] if isinstance(given, str) else list(given)
    for path in paths:
        if path is None or isinstance(path, (bool, int, float)):
            raise IllegalArgumentException('a tag path is a text, and not %s' % kind_name(path))
    return [text(path) for path in paths]


# One path and one value, or a list of each: one of them alone is a list of one.
def _pairs(given, values):
    return paths_of(given), list(values) if isinstance(values, (list, tuple, ListTree, Collection)) else [values]


def _read_tags(tagPaths, timeout=45000):
    return call('tag.read', [paths_of(tagPaths)])


def _write_tags(tagPaths, values, timeout=45000):
    paths, given = _pairs(tagPaths, values)
    if len(paths) != len(given):
        raise ValueError('there are %d tags and %d values' % (len(paths), len(given)))
    return [QualityCode(name, reason) for name, reason in call('tag.write', [paths, given], is_data=True)]


# What a function hears of when this script is done.
def _later(work, callback, what):
    if callback is not None and not callable(callback):
        raise TypeError('%s needs a function to call, and got %s' % (what, kind_name(callback)))

    def run():
        result = work()
        if callback is not None:
            callback(result)

    run_later(run, what)


def _read_async(tagPaths, callback):
    paths = paths_of(tagPaths)
    _later(lambda: _read_tags(paths), callback, 'system.tag.readAsync')


def _write_async(tagPaths, values, callback=None, timeout=45000):
    paths, given = _pairs(tagPaths, values)
    _later(lambda: _write_tags(paths, given), callback, 'system.tag.writeAsync')


# A write answers 1 where it was taken, and 0.
def _write_all(tagPaths, values):
    return [1 if quality.isGood() else 0 for quality in _write_tags(list(tagPaths), list(values))]


def _exists(tagPath):
    path = text(tagPath)
    if call('tag.describe', [path]) is not None:
        return True
    return str(_read_tags([path])[0].quality) != 'Bad_NotFound' or _is_folder(path)


def _is_folder(path):
    try:
        call('tag.browse', [path])
        return True
    except MESObjectNotFoundException:
        return False


# What `system.tag.browse` gives: rows, and how many there are.
class Results(metaclass=Sealed):
    def __init__(self, rows):
        self.results = rows
        self.returnedSize = len(rows)
        self.totalAvailableSize = len(rows)
        self.continuationPoint = None
        self.resultQuality = QualityCode('Good')

    def getResults(self):
        return self.results

    def getReturnedSize(self):
        return self.returnedSize

    def getTotalAvailableSize(self):
        return self.totalAvailableSize

    def getContinuationPoint(self):
        return None

    def getResultQuality(self):
        return self.resultQuality

    def __len__(self):
        return len(self.results)

    def __iter__(self):
        return iter(self.results)

    def __getitem__(self, at):
        return self.results[at]


_deepest = 50


def _walk(path, recursive, depth=0):
    if depth > _deepest:
        raise ValueError('the folders of tags below %s stand in each other more than %d times' % (path, _deepest))
    for node in call('tag.browse', [path]):
        yield node
        if recursive and node['hasChildren']:
            for inner in _walk(node['path'], True, depth + 1):
                yield inner


# A name as a filter says it, in any case: `*` stands for anything, for the functions before Ignition 8 `?` for one letter.
def _like(name, pattern, wildcards):
    said = ''.join(wildcards.get(letter, re.escape(letter)) for letter in text(pattern))
    return re.fullmatch(said, name, re.IGNORECASE | re.DOTALL) is not None


_wildcards = {'*': '.*'}
_wildcards_before = {'*': '.*', '?': '.'}


def _fits(node, wanted, wildcards=_wildcards):
    for key, pattern in wanted.items():
        if key == 'name' and not _like(node['name'], pattern, wildcards):
            return False
        if key in ('tagType', 'typeId', 'dataType', 'valueSource') and str(node.get(key, '')).lower() != text(pattern).lower():
            return False
    return True


_wanted = ('name', 'tagType', 'typeId', 'dataType', 'valueSource', 'quality', 'recursive', 'maxResults')


# A quality by its name, or by the family that it is of: `Bad` is `Bad_Stale` too.
def _is_quality(value, wanted):
    name, asked = str(value.quality).lower(), text(wanted).lower()
    return name == asked or name.startswith(asked + '_')


# Tags of folders, each with its value; where a quality is asked for, what has none (a folder) is left out.
def _with_values(rows, quality):
    atoms = [row for row in rows if row['tagType'] == 'AtomicTag']
    for row, value in zip(atoms, _read_tags([row['fullPath'] for row in atoms])):
        row['value'] = value
    return rows if quality is None else [row for row in atoms if _is_quality(row['value'], quality)]


def _browse(path='', filter=None):
    given = {text(key): value for key, value in dict(filter or {}).items()}
    for key in given:
        if key not in _wanted:
            raise ValueError('system.tag.browse does not know the filter %s' % key)
    most, quality = given.get('maxResults'), given.pop('quality', None)
    rows = []
    for node in _walk(text(path), bool(given.get('recursive'))):
        # Whether one has a quality is known once all were read.
        if most is not None and quality is None and len(rows) >= most:
            break
        if _fits(node, given):
            row = {'name': node['name'], 'fullPath': node['path'], 'tagType': node['tagType'], 'hasChildren': node['hasChildren']}
            for key in ('typeId', 'dataType', 'valueSource'):
                if key in node:
                    row[key] = node[key]
            rows.append(Dict(row))
    found = _with_values(rows, quality)
    return Results(found if most is None else found[:int(most)])


# A tag as the functions before Ignition 8 gave it.
class BrowseTag(metaclass=Sealed):
    def __init__(self, node):
        self.name = node['name']
        self.fullPath = node['path']
        self.path = node['path']
        self.type = node['tagType']
        self.dataType = node.get('dataType')
        self._folder = node['tagType'] in ('Folder', 'Provider')
        self._source = node.get('valueSource')

    def isFolder(self):
        return self._folder

    def isUDT(self):
        return self.type == 'UdtInstance'

    def isOPC(self):
        return self._source == 'opc'

    def isDB(self):
        return False

    def isExpression(self):
        return self._source == 'expr'

    def isMemory(self):
        return self._source == 'memory'

    def __repr__(self):
        return str(self.fullPath)


# The kinds of tags as they were called before Ignition 8.
_kinds_before = {
    'FOLDER': {'tagType': 'Folder'}, 'UDT_INST': {'tagType': 'UdtInstance'}, 'OPC': {'valueSource': 'opc'},
    'MEMORY': {'valueSource': 'memory'}, 'EXPRESSION': {'valueSource': 'expr'}, 'DERIVED': {'valueSource': 'derived'},
}


def _browse_tags(parentPath='', tagPath='*', tagType=None, dataType=None, udtParentType=None, recursive=False, sort='ASC'):
    wanted = {'name': tagPath}
    if tagType:
        if text(tagType).upper() not in _kinds_before:
            raise ValueError('system.tag.browseTags does not know tags of the kind %s' % tagType)
        wanted.update(_kinds_before[text(tagType).upper()])
    if udtParentType:
        wanted['typeId'] = udtParentType
    if dataType:
        wanted['dataType'] = dataType
    found = [BrowseTag(node) for node in _walk(text(parentPath), recursive) if _fits(node, wanted, _wildcards_before)]
    if sort:
        found.sort(key=lambda tag: tag.fullPath, reverse=text(sort).upper() == 'DESC')
    return found


def _configuration(basePath, recursive=False):
    path = text(basePath)
    known = call('tag.describe', [path])
    if known is not None:
        return [known]
    tags = []
    for node in call('tag.browse', [path]):
        own = call('tag.describe', [node['path']]) if node['tagType'] == 'AtomicTag' else None
        if own is None:
            own = _of_node(node)
            if recursive and node['hasChildren']:
                own['tags'] = _configuration(node['path'], True)[0].get('tags', [])
        tags.append(own)
    name = path.rstrip('/').split('/')[-1].split(']')[-1]
    own = _of_node(_node_at(path, name)) if name else Dict({'name': '', 'tagType': 'Provider'})
    own.update({'path': path, 'tags': tags})
    return [own]


# A folder or an instance, as the folder that it is in lists it.
def _node_at(path, name):
    around = path.rstrip('/')[:-len(name)].rstrip('/')
    return [node for node in call('tag.browse', [around]) if node['name'].lower() == name.lower()][0]


def _of_node(node):
    return Dict({key: node[key] for key in ('name', 'tagType', 'typeId') if key in node})


functions = {
    'browse': _browse,
    'browseTags': _browse_tags,
    'browseTagsSimple': lambda parentPath, sort='ASC': _browse_tags(parentPath, sort=sort),
    'exists': _exists,
    'getConfiguration': _configuration,
    'read': lambda tagPath: _read_tags([tagPath])[0],
    'readAll': _read_tags,
    'readAsync': _read_async,
    'readBlocking': _read_tags,
    'write': lambda tagPath, value, suppressErrors=False: _write_all([tagPath], [value])[0],
    'writeAll': _write_all,
    'writeAllSynchronous': _write_all,
    'writeAsync': _write_async,
    'writeBlocking': _write_tags,
    'writeSynchronous': lambda tagPath, value, timeout=45000: _write_all([tagPath], [value])[0],
}

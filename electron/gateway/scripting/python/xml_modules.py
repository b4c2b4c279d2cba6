# Modules of the standard library on XML: `xml.etree.ElementTree`, `xml.dom.minidom` and `xml.sax.saxutils`. What they read is here
# before a script asks, since scripts import nothing.

import copy
import xml.dom.expatbuilder  # noqa: F401 -- It is what reads a document, and is asked for when one is read.
import xml.etree.ElementTree as trees
from xml.dom import minidom

from _errors import UnsupportedOperationException
from _number_modules import public
from _order import in_java_order
from _unicode import bytes_of, letters, unicode


def _source(text):
    return str.__str__(text) if isinstance(text, unicode) else bytes_of(text)


# Texts of ASCII are plain ones, all others letters.
def _shown(text):
    return text if text is None or text.isascii() else letters(text)


def _read(text):
    root = trees.fromstring(_source(text))
    for one in root.iter():
        if isinstance(one.tag, str):
            one.tag = _shown(one.tag)
        one.text, one.tail = _shown(one.text), _shown(one.tail)
        held = [(_shown(name), _shown(value)) for name, value in one.attrib.items()]
        one.attrib.clear()
        one.attrib.update(held)
    return root


def _written(element, encoding='us-ascii', method='xml', **named):
    shown = copy.deepcopy(element)
    # Attributes stand in the order of their names.
    for one in shown.iter():
        held = sorted(one.attrib.items())
        one.attrib.clear()
        one.attrib.update(held)
    return trees.tostring(shown, encoding, method, **named).decode('latin-1')


# What a file in memory holds; other files are out of reach.
def _held(source):
    if not hasattr(source, 'read'):
        raise UnsupportedOperationException('files are out of reach of scripts; give what is read, a StringIO say')
    return source.read()


def _read_file(source, parser=None):
    return _Tree(_read(_held(source)))


# Its events one after the other, of a document that is read as a whole first.
def _events(source, events=('end',), parser=None):
    unknown = [event for event in events if event not in ('start', 'end')]
    if unknown:
        raise ValueError("unknown event '%s'" % unknown[0])

    def walk(element):
        if 'start' in events:
            yield 'start', element
        for child in list(element):
            yield from walk(child)
        if 'end' in events:
            yield 'end', element

    return walk(_read(_held(source)))


class _Tree(trees.ElementTree):
    __module__ = 'xml.etree.ElementTree'

    def __init__(self, element=None, file=None):
        trees.ElementTree.__init__(self, element if file is None else _read(_held(file)))

    def parse(self, source, parser=None):
        self._setroot(_read(_held(source)))
        return self.getroot()

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None):
        if not hasattr(file_or_filename, 'write'):
            raise UnsupportedOperationException('files are out of reach of scripts; give a StringIO')
        file_or_filename.write(_written(
            self.getroot(), encoding or 'us-ascii', method or 'xml', xml_declaration=xml_declaration, default_namespace=default_namespace))


_Tree.__name__ = _Tree.__qualname__ = 'ElementTree'


def _element_tree():
    names = public('xml.etree.ElementTree', 'parse', 'iterparse')
    # What a script registers would be in the texts of all others.
    names.pop('register_namespace', None)
    names.update({'fromstring': _read, 'XML': _read, 'tostring': _written, 'ElementTree': _Tree, 'parse': _read_file, 'iterparse': _events})
    return names


# What a document says is letters.
def _in_letters(node):
    if node.nodeType in (node.TEXT_NODE, node.COMMENT_NODE, node.CDATA_SECTION_NODE):
        node.data = letters(node.data)
    if node.nodeType == node.ELEMENT_NODE:
        node.tagName = node.nodeName = letters(node.tagName)
        for attribute in list(node.attributes.values()) if node.attributes else ():
            attribute.value = letters(attribute.value)
    for child in node.childNodes:
        _in_letters(child)
    return node


def _parsed(text):
    source = str.__str__(text).encode('utf-8') if isinstance(text, unicode) else bytes_of(text)
    return _in_letters(minidom.parseString(source))


# Whether something in it is a text of letters.
def _has_letters(node):
    own = [node.nodeName, node.nodeValue]
    if node.nodeType == node.ELEMENT_NODE:
        own += [part for pair in node.attributes.items() for part in pair]
    return any([isinstance(one, unicode) for one in own]) or any([_has_letters(child) for child in node.childNodes])


# Its text is letters where something in it is and no encoding is asked for, and else bytes.
def _told(plain):
    def tell(self, *given, **named):
        made = plain(self, *given, **named)
        if isinstance(made, bytes):
            return made.decode('latin-1')
        return letters(made) if _has_letters(self) or not made.isascii() else made

    return tell


# A quote is written as its name, outside of attributes too.
def _write_data(writer, text, attr=False):
    for sign, name in (('&', '&amp;'), ('<', '&lt;'), ('"', '&quot;'), ('>', '&gt;')):
        text = str.replace(text, sign, name)
    writer.write(text)


# Attributes stand in the order of their names.
def _in_order(plain):
    def write(self, *given, **named):
        held = self._attrs
        try:
            self._attrs = dict(sorted(held.items())) if held else held
            return plain(self, *given, **named)
        finally:
            self._attrs = held

    return write


# Names, values and pairs of attributes come in Jython's order of the names.
def _listed(of):
    return lambda self: [of(name, self[name].value) for name in in_java_order(list(self._attrs or ()), 0)]


def _minidom():
    # `toxml` asks it too.
    minidom.Node.toprettyxml = _told(minidom.Node.toprettyxml)
    minidom._write_data = _write_data
    minidom.Element.writexml = _in_order(minidom.Element.writexml)
    minidom.NamedNodeMap.keys = _listed(lambda name, value: name)
    minidom.NamedNodeMap.items = _listed(lambda name, value: (name, value))
    minidom.NamedNodeMap.values = lambda self: [self[name] for name in self.keys()]
    # Objects that all documents have are no document's to change.
    minidom.Document.implementation = property(lambda self: minidom.DOMImplementation(), lambda self, _given: None)
    minidom.Element.schemaType = minidom.Attr.schemaType = None
    return {'parseString': _parsed, 'parse': lambda file: _parsed(_held(file)), 'getDOMImplementation': lambda *_: minidom.DOMImplementation(), 'Document': minidom.Document, 'Node': minidom.Node, 'Element': minidom.Element}


# What is made of letters is letters.
def _saxutils():
    names = {name: public('xml.sax.saxutils')[name] for name in ('escape', 'unescape', 'quoteattr')}

    def quoteattr(data, *entities):
        made = names['quoteattr'](data, *entities)
        return letters(made) if isinstance(data, unicode) else made

    return {**names, 'quoteattr': quoteattr}


makers = {
    'xml.etree.ElementTree': _element_tree, 'xml.etree.cElementTree': _element_tree, 'xml.dom.minidom': _minidom,
    'xml.sax.saxutils': _saxutils,
}

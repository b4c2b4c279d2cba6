# Modules of the standard library on XML: `xml.etree.ElementTree`, `xml.dom.minidom` and `xml.sax.saxutils`. What they read is here
# before a script asks, since scripts import nothing.

import copy
import xml.dom.expatbuilder  # noqa: F401 -- It is what reads a document, and is asked for when one is read.
import xml.etree.ElementTree as trees
from xml.dom import minidom

from _number_modules import public
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


def _written(element, encoding='us-ascii', method='xml'):
    shown = copy.deepcopy(element)
    # Attributes stand in the order of their names.
    for one in shown.iter():
        held = sorted(one.attrib.items())
        one.attrib.clear()
        one.attrib.update(held)
    return trees.tostring(shown, encoding, method).decode('latin-1')


def _element_tree():
    names = public('xml.etree.ElementTree', 'parse', 'iterparse')
    # What a script registers would be in the texts of all others.
    names.pop('register_namespace', None)
    names.update({'fromstring': _read, 'XML': _read, 'tostring': _written})
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


# Its text is letters where no encoding is asked for, and else bytes.
def _told(plain):
    def tell(self, *given, **named):
        made = plain(self, *given, **named)
        return letters(made) if isinstance(made, str) else made.decode('latin-1')

    return tell


def _minidom():
    for name in ('toxml', 'toprettyxml'):
        setattr(minidom.Node, name, _told(getattr(minidom.Node, name)))
    # Objects that all documents have are no document's to change.
    minidom.Document.implementation = property(lambda self: minidom.DOMImplementation(), lambda self, _given: None)
    minidom.Element.schemaType = minidom.Attr.schemaType = None
    return {'parseString': _parsed, 'Document': minidom.Document, 'Node': minidom.Node, 'Element': minidom.Element}


makers = {
    'xml.etree.ElementTree': _element_tree, 'xml.etree.cElementTree': _element_tree, 'xml.dom.minidom': _minidom,
    'xml.sax.saxutils': lambda: {name: public('xml.sax.saxutils')[name] for name in ('escape', 'unescape', 'quoteattr')},
}

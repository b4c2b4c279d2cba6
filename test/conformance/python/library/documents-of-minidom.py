from xml.dom import minidom

made = minidom.parseString('<a b="1"><c>t</c><!-- said --><c/></a>')
root = made.documentElement
print repr(root.tagName), repr(root.nodeName), repr(root.getAttribute('b')), repr(root.getAttribute('none')), root.hasAttribute('b'), len(root.childNodes)
print [repr(node.nodeName) for node in root.childNodes], repr(root.firstChild.firstChild.data), repr(root.childNodes[1].data)
print [node.tagName for node in made.getElementsByTagName('c')], repr(made.toxml()), repr(made.toprettyxml(indent=' ')), repr(root.toxml())
root.setAttribute('x', 'y')
child = made.createElement('d')
child.appendChild(made.createTextNode('text'))
root.appendChild(child)
print root.toxml()
other = minidom.parseString(u'<a>\xe4</a>'.encode('utf-8'))
print repr(other.documentElement.firstChild.data), other.documentElement.toxml('utf-8') == u'<a>\xe4</a>'.encode('utf-8')

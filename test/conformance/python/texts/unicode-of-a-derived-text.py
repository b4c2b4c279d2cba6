# `unicode(x)` of a text is what it holds; a class of its own may say it by `__unicode__`.
class Label(str):
    def __str__(self):
        return 'label'


class Word(str):
    def __unicode__(self):
        return u'word'


class Name(unicode):
    def __str__(self):
        return 'name'


print repr(unicode(Label('raw'))), repr(str(Label('raw'))), repr(u'%s' % Label('raw')), repr(u'<' + Label('raw'))
print repr(unicode(Word('raw'))), repr(unicode(Name(u'raw'))), repr(str(Name(u'raw')))

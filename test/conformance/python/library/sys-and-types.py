import sys, types
print sys.maxint, sys.byteorder, sys.version_info[:3] if False else sys.version_info[0], sys.maxunicode > 65535, sys.getdefaultencoding(), sys.float_info.max, sys.float_info.epsilon, sys.platform[:4], sys.maxsize
def f(): yield 1
for name in ("StringType", "UnicodeType", "IntType", "LongType", "FloatType", "BooleanType", "ListType", "TupleType", "DictType", "NoneType", "FunctionType", "LambdaType", "ComplexType", "GeneratorType", "TypeType", "ObjectType", "BuiltinFunctionType", "MethodType", "ClassType", "InstanceType", "SliceType", "XRangeType"):
    print name, [int(isinstance(value, getattr(types, name))) for value in ("a", u"a", 1, 1L, 1.5, True, [], (), {}, None, f, f(), 1j, int, sys)]
try: sys.exit(3)
except SystemExit, e: print e.code, e.args
try: sys.exit()
except SystemExit, e: print e.code, repr(str(e))
try: sys.exit("message")
except BaseException, e: print type(e).__name__, e

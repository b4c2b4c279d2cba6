x = 1
def f(n):
	if n:
		return 'a "b" \'c\''
	return "it's"
print f(1), f(0), x  # ''' is no text here
y = '''a
b'''
print repr(y)
'''
this is passed over:
print "never"
def f(n):
	return 5

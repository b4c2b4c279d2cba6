def f(x):
	if x:
	        y = 1
		z = 2
        	return y + z
	return 0
print f(1), f(0)

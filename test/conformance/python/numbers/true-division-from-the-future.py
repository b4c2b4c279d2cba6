from __future__ import division
print 7 / 2, 7 // 2, 8 / 2, -7 / 2
x = 7
x /= 2
print x

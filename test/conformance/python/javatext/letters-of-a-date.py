from java.text import SimpleDateFormat
from java.util import Date

at = Date(1772625909007)
for pattern in ['G', 'y', 'yy', 'yyy', 'yyyy', 'yyyyyy', 'Y', 'YY', 'YYYY', 'M', 'MM', 'MMM', 'MMMM', 'MMMMM', 'L', 'LL', 'LLL', 'LLLL',
                'w', 'ww', 'W', 'D', 'DDD', 'd', 'dd', 'ddd', 'F', 'E', 'EE', 'EEEE', 'u', 'uu', 'a', 'aaa']:
    print pattern, repr(SimpleDateFormat(pattern).format(at))

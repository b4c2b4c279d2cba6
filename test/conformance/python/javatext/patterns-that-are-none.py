from java.text import SimpleDateFormat
from java.lang import IllegalArgumentException

for pattern in ['b', 'yyyy-MM-ddTHH:mm', 'XXXX', "yyyy 'at", 'P', 'e', 'yyyy-mm-dd', "'", 'nn']:
    try:
        print pattern, SimpleDateFormat(pattern).toPattern()
    except IllegalArgumentException:
        print pattern, 'IllegalArgumentException'

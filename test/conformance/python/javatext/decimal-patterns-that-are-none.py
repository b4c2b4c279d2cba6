from java.lang import IllegalArgumentException
from java.text import DecimalFormat

for pattern in ['0#', '0.#0', '0..0', '0,', '#,##0,', ';0', '0;0;0', '0%%', "'0", 'E0', '0E', '0.0E', ',0', '0,0.0,0', '0 0', 'abc', '#,#.#', '0;0.00']:
    try:
        print pattern, '->', DecimalFormat(pattern).toPattern()
    except IllegalArgumentException:
        print pattern, 'IllegalArgumentException'

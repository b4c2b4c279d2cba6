from java.text import SimpleDateFormat
from java.util import Date

for pattern in ["yyyy-MM-dd'T'HH:mm:ss", "h 'o''clock' a", "''yy''", "'year' y", "''''", "y''''y", "'a''b'", "dd.MM.yyyy, HH:mm", '(dd/MM) [yy] {H}', "d. MMM yy"]:
    print pattern, '->', SimpleDateFormat(pattern).format(Date(1772625909007))

from java.text import SimpleDateFormat

print SimpleDateFormat('yyyy-MM-dd').parse('2026-03-04').getTime()
SimpleDateFormat('yyyy-MM-dd').parse('4 March 2026')

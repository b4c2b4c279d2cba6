from java.text import SimpleDateFormat
from java.util import Date

format = SimpleDateFormat('dd.MM.yy')
format.set2DigitYearStart(Date(0))
full = SimpleDateFormat('yyyy-MM-dd')
for text in ['01.01.70', '31.12.69', '31.12.99', '01.01.00', '01.01.26', '01.01.5', '01.01.2026', '01.01.126', '01.01.070', '01.01.-1']:
    print text, full.format(format.parse(text))
print format.get2DigitYearStart().getTime()

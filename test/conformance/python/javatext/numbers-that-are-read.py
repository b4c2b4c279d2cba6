from java.text import DecimalFormat, NumberFormat, ParseException

for pattern in ['#,##0.###', '0', '0.0%', '0.0;(0.0)', '0 kg', '0.###E0']:
    for text in ['5', '5.0', '5.25', '-5', '1,234.5', '1.234,5', '1234567890123456789012', '50%', '(5)', '5 kg', '1E3', '1e3', '1.5E-2', '', 'x5', '5x', '.5', '5.', '-0', '1,,2', '1,', '9223372036854775807', '9223372036854775808']:
        try:
            print pattern, text, repr(DecimalFormat(pattern).parse(text))
        except ParseException, e:
            print pattern, e.getMessage(), e.getErrorOffset()
print repr(NumberFormat.getIntegerInstance().parse('5.7')), repr(NumberFormat.getPercentInstance().parse('12.5%')), repr(NumberFormat.getCurrencyInstance().parse('$1,234.50'))

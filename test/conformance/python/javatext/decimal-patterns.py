from java.text import DecimalFormat

for pattern in ['0', '#', '0.0', '0.00', '#.##', '.##', '#.', '0.', '#,##0', '#,##0.00', '000', '000.000', '#,###.#', '#,##,##0.0', '0.###', '00.##', '#.0#']:
    format = DecimalFormat(pattern)
    print pattern, [str(format.format(number)) for number in [0, 1, -1, 12, 1234, 1234567, 0.5, -0.05, 12.345, 1234.5678, 0.001, -1234567.891]]

from java.text import DecimalFormat

format = DecimalFormat('0.####################')
for number in [0.1, 0.2, 0.1 + 0.2, 1.1, 2.0 / 3, 1e-5, 2e-3, 1.0 / 3, 100.0 / 3, 123456789.123456789, 5e-324, 2.2250738585072014e-308, 1e21, 1e22, 1e23, 4.35, 4.349999999999999, 2.0 ** -44, 2.0 ** 70, 1.0E23 / 7]:
    print format.format(number), DecimalFormat('0.################E0').format(number)

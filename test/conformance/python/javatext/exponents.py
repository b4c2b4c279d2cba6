from java.text import DecimalFormat

for pattern in ['0E0', '0.###E0', '00.00E00', '##0.###E0', '##0.##E000', '#.#E0', '#0.0E0', '0.0E0 x', '000E0']:
    format = DecimalFormat(pattern)
    print pattern, [str(format.format(number)) for number in [0, 1, 12, 12345, -12345, 123456789, 0.00012345, 0.5, 1e100, -1.5e-7, 85445.0, 9999.9]]

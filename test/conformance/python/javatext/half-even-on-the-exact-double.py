from java.text import DecimalFormat

for pattern in ['0', '0.0', '0.00', '0.000']:
    format = DecimalFormat(pattern)
    print pattern, [str(format.format(number)) for number in [
        0.5, 1.5, 2.5, -0.5, 0.05, 0.15, 0.25, 0.35, 0.45, 1.005, 1.015, 1.025, 2.675, 2.665, 0.125, 0.375, 0.0005, 0.0015, 0.0025, 0.005, 0.015, 8.5, 9.5, 99.995, 0.995, 1e-10, -1e-10]]

from java.lang import Double
from java.text import DecimalFormat
for number in (2.0182187834905126e+25, 3.8054333390989983e+25, 2.3304339947381015e+25, 3.6076529478010457e+25, 2.86e+22, 5e-324, 1e23, 2.0 ** 62, 2.0 ** 63, 1e21, 9.999999999999999e22):
    print repr(number), Double.toString(number), DecimalFormat("0.####################E0").format(number)

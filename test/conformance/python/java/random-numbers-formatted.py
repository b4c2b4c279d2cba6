from java.lang import Math, String
from java.util import Random

r = Random(12345)
for i in range(40):
    v = (r.nextDouble() - 0.5) * Math.pow(10, r.nextInt(24) - 8)
    print String.format('%f|%.0f|%.1f|%.3f|%,.2f|%e|%.2e|%12.4f|%s', [v] * 9), Math.round(v), Math.rint(v), Math.floor(v), Math.cbrt(v), Math.toDegrees(v), Math.toRadians(v), Math.sqrt(abs(v)), Math.floorMod(Math.round(v), 7)
    n = r.nextInt()
    print String.format('%d|%,d|%x|%o|%08X|%+d|%(d|% d|%012d|%-12d|', [n] * 10)

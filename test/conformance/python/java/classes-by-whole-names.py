# A class of Java is imported by its whole name, and what it holds out of it.
import java.lang.Exception
import java.util.ArrayList as L, java.util.HashMap
from java.lang.Integer import MAX_VALUE
from java.lang.Math import max as biggest
from java.util.Calendar import HOUR, MINUTE

try:
    raise java.lang.Exception("boom")
except java.lang.Exception as e:
    print e.getMessage(), e
print L([1]), java.util.HashMap({"a": 1}), MAX_VALUE, biggest(3, 4), HOUR, MINUTE
for text in ("import java.lang.NoSuch", "from java.lang.Math import nothing", "import java.nothing.Here"):
    try:
        exec text
    except ImportError:
        print text, "is none"

from string import Template
values = {"batch": "B-1", "weight": 2.5, "n": 3}
for text in ("$batch weighs $weight kg", "${batch}x", "$$5", "$n$n", "no names", "${n}%"):
    print Template(text).substitute(values), "|", Template(text).safe_substitute(n=1)
for text in ("$missing", "$", "${", "$1", "${a b}"):
    try: print Template(text).substitute(values)
    except Exception, e: print type(e).__name__, 
    try: print Template(text).safe_substitute(values)
    except Exception, e: print type(e).__name__
print Template("$a $b").substitute({"a": 1}, b=2), Template("$a").template, Template("$a").delimiter

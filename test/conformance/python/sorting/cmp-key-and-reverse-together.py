words = ["pear", "Fig", "apple", "fig", "Banana", "kiwi", "APPLE", "banana"]
print sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True)
print sorted(words, cmp=lambda a, b: cmp(len(a), len(b)) or cmp(a, b)), sorted(words, lambda a, b: b - a, len), sorted(words, lambda a, b: cmp(a, b), str.lower, True)
print sorted(words, key=lambda w: (w[0].lower(), -len(w))), sorted(words, cmp=lambda a, b: 0), sorted(words, cmp=lambda a, b: 1 if a > b else -1 if a < b else 0)
for work in ("sorted(words, cmp=lambda a, b: 'x')", "sorted(words, key=5)", "sorted(5)", "words.sort(5)", "sorted(words, cmp=lambda a: 0)", "sorted(words, nope=1)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__

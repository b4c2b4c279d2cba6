texts = ["", "a", "banana", "a,b,,c", "  x  y ", "aXbXc", "\xe4a"]
for name in "count endswith find index lstrip partition rfind rindex rpartition rsplit rstrip split startswith strip".split():
    for part in ("a", "an", ",", " ", "X", "zz"):
        row = []
        for text in texts:
            try: row.append(getattr(text, name)(part))
            except ValueError: row.append("ValueError")
        print name, repr(part), row

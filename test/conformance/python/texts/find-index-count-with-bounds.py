text = "abcabcab"
for part in ("abc", "b", "", "x", "cab"):
    for bounds in ((), (1,), (3,), (-3,), (1, 4), (2, -1), (5, 2), (0, 100), (8,), (9,), (None, 3), (1, None)):
        found = [text.find(part, *bounds), text.rfind(part, *bounds), text.count(part, *bounds), text.startswith(part, *bounds), text.endswith(part, *bounds)]
        try: found.append(text.index(part, *bounds))
        except ValueError, e: found.append(str(e))
        print part, bounds, found

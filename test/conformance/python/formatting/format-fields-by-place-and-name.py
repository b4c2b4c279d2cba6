class Tag(object):
    def __init__(self): self.path, self.value = "[default]Line/Level", [1.5, {"q": "good"}]
tag, data = Tag(), {"a": 1, "b c": 2, "5": 3, 5: 4, "k": [10, 20]}
for template in ("{0} {1}", "{1} {0}", "{} {}", "{0}{0}", "{name}", "{0!r} {1!s}", "{t.path}", "{t.value[0]}", "{t.value[1][q]}", "{d[a]}", "{d[b c]}", 
                 "{d[k][1]}", "{{}}", "{{{0}}}", "{0:>5}|", "{0:{1}}|", "{name:^{width}}|", "{0[0]}", "{1[1]}"):
    print template, "->", template.format("ab", "7", name="N", width=9, t=tag, d=data)

import re

PATH = re.compile(r"^(?:\[(?P<provider>[^\]]*)\])?(?P<folders>(?:[^/]+/)*)(?P<name>[^/.]+)(?:\.(?P<property>\w+))?$")
for path in ("[default]Plant/Line 1/Speed", "Speed", "[]Speed.value", "[a]b/c.Alarm", "a//b", "/a", "", u"[default]M\xe4dchen/T"):
    m = PATH.match(path)
    if not m:
        print repr(path), "is no path"
        continue
    print m.groups(), m.group("provider"), [f for f in m.group("folders").split("/") if f], repr(m.group("name"))
print re.sub(r"[^A-Za-z0-9_]+", "_", "Line 1 / Speed (rpm)").strip("_"), re.sub(r"\[[^\]]*\]", "", "[default]a/b")
print re.match("^%s$" % "Plant/*/Speed".replace("*", "[^/]+"), "Plant/Line 1/Speed") is not None
print re.sub(r"Line (\d+)", lambda m: "Line %d" % (int(m.group(1)) + 1), "Plant/Line 9/Line 1")

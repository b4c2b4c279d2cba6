users = {"anna": {"roles": ["Operator", "Reviewer"], "line": 4}, "bert": {"roles": ["Operator"], "line": 12}, "cleo": {"roles": ["QA", "Reviewer"], "line": None}}
rules = [("release", "QA", None), ("review", "Reviewer", 2), ("start", "Operator", None)]
def may(user, action, signed=()):
    for name, role, count in rules:
        if name == action: return role in users[user]["roles"] and user not in signed and (count is None or len(signed) < count)
    raise LookupError("no rule for %r" % action)
for action in ("release", "review", "start"): print action, [name for name in sorted(users) if may(name, action)], [name for name in sorted(users) if may(name, action, ("anna",))]
try: may("anna", "delete")
except LookupError, e: print e
roles = {}
for name, user in users.items():
    for role in user["roles"]: roles.setdefault(role, set()).add(name)
print sorted((role, sorted(names)) for role, names in roles.items()), sorted(roles["Operator"] & roles["Reviewer"]), sorted(roles["QA"] | roles["Operator"]), sorted(roles["Reviewer"] - roles["QA"]), sorted(users, key=lambda name: users[name]["line"]), [user["line"] or "-" for name, user in sorted(users.items())]

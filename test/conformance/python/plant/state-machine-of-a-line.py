class Line(object):
    moves = {("idle", "start"): "running", ("running", "hold"): "held", ("held", "start"): "running", ("running", "stop"): "idle", ("held", "stop"): "idle"}
    def __init__(self, name): self.name, self.state, self.trail = name, "idle", []
    def send(self, command):
        try: target = self.moves[self.state, command]
        except KeyError: raise ValueError("%s: no %s while %s" % (self.name, command, self.state))
        self.trail.append("%s>%s" % (self.state, target)); self.state = target
        getattr(self, "on_" + target, lambda: None)()
        return self
    def on_running(self): self.trail.append("motor on")
    def on_idle(self): self.trail.append("motor off")
line = Line("L4")
for command in ("start", "hold", "hold", "start", "stop", "stop"):
    try: print command, line.send(command).state
    except ValueError, e: print e
print line.trail, sorted(set([state for state, command in Line.moves])), [command for (state, command), target in sorted(Line.moves.items()) if state == "held"]

import re
names = ["Pump10", "Pump2", "pump1", "Pump", "Tank 3", "Tank 20", "Tank 3a", "10", "9", "Pump02"]
def natural(name): return [int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", name)]
print sorted(names), sorted(names, key=natural), sorted(names, key=lambda name: (natural(name), name), reverse=True)

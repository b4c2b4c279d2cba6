def label(fields, width=24):
    lines = ["+" + "-" * (width - 2) + "+"]
    for name, value in fields:
        text = "%s: %s" % (name, value)
        while len(text) > width - 4: lines.append("| %s |" % text[:width - 4]); text = "  " + text[width - 4:]
        lines.append("| %s |" % text.ljust(width - 4))
    return "\n".join(lines + lines[:1])
print label([("Product", "Tablet 500 mg coated"), ("Lot", "B-2026/0317-A"), ("Exp", "05.2028"), ("Net", "%.3f kg" % 12.5)])
print label([("N", i * 1.1) for i in range(4)], 16)
for row in zip(*[iter("%-8s" % "ABCDEFGHIJ"[:n] for n in range(1, 7))] * 2): print "".join(row).rstrip() + "|"

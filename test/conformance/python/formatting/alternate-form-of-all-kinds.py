# `#` of whole numbers alone means something, and of letters of a kind that has no other form nothing.
def told(template, value):
    try:
        return repr(template.format(value))
    except Exception, problem:
        return '%s: %s' % (type(problem).__name__, problem)


for template in ('{:#}', '{:#6}', '{:#6d}', '{:>#8x}', '{:=#11}', '{:#06,}', '{:#010b}', '{:#o}', '{:^#,}', '{:#g}', '{:#.2f}', '{:#e}', '{:#c}'):
    print template, told(template, 12), told(template, -10L ** 12), told(template, 1.5)

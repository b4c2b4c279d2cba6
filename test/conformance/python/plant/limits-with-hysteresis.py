def watch(values, high, low, delay=2):
    active, count, events = False, 0, []
    for place, value in enumerate(values):
        if value is None: events.append((place, "bad")); continue
        if not active and value > high:
            count += 1
            if count >= delay: active, count = True, 0; events.append((place, "on", value))
        elif active and value < low: active = False; events.append((place, "off", value))
        elif not active: count = 0
    return events, active
for values in ([1, 5, 9, 9.5, 9, 3, 1], [9, 1, 9, 1], [9, None, 9, 4, 2.99], [], [8.0000001, 8.0000001], [True, 9L, 9, u"x"]):
    print values, watch(values, 8, 3), watch(values, 8, 3, 1)

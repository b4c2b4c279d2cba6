print [2.0 ** power for power in range(0, 80, 4)]
print [2.0 ** power for power in range(-80, 0, 4)]
print [2.0 ** power for power in range(-1074, 1024, 97)]

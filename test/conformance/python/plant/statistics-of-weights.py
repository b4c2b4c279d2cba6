weights = [499.8, 500.3, 501.1, 498.7, 500.0, 500.9, 499.1, 502.4, 500.0, 497.6]
n = len(weights); mean = sum(weights) / n
variance = sum([(w - mean) ** 2 for w in weights]) / (n - 1)
import math
deviation = math.sqrt(variance)
ordered = sorted(weights); median = (ordered[n / 2 - 1] + ordered[n / 2]) / 2
print n, mean, median, round(variance, 6), round(deviation, 6), "%.3f%%" % (deviation / mean * 100), min(weights), max(weights), max(weights) - min(weights), repr(sum(weights))
classes = {}
for w in weights: classes[int(w)] = classes.get(int(w), 0) + 1
for key in sorted(classes): print key, "#" * classes[key],
print
outside = [(i + 1, w) for i, w in enumerate(weights) if abs(w - 500) > 500 * 0.4 / 100]; print outside, [round(w - mean, 2) for w in weights], len([w for w in weights if mean - deviation <= w <= mean + deviation])
moving = [round(sum(weights[i:i + 3]) / 3, 3) for i in range(n - 2)]; print moving, [round(b - a, 1) for a, b in zip(weights, weights[1:])]
cumulated = []; reduce(lambda total, w: cumulated.append(round(total + w, 1)) or total + w, weights, 0); print cumulated

cases = ["{", "}", "{0", "{5}", "{} {0}", "{0} {}", "{a}", "{0.x}", "{0[9]}", "{0[x]}", "{0!x}", "{0:d}", "{0:q}", "{0!}", "{0:{1}", "{:5", "a}b", "{ 0}", "{0:,s}", "{0:.2d}", "{1:.3x}", "{1:5c}"]
for template in cases:
    try:
        print template, repr(template.format("text", 65))
    except Exception, e:
        print template, type(e).__name__

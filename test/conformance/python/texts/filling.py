for work in ('"7".zfill(3)', '"-7".zfill(4)', '"+7".zfill(4)', '"abc".zfill(2)', '"ab".ljust(5) + "|"', '"ab".rjust(5, "*")', '"ab".center(5)', '"ab".center(6, "-")', '"abc".center(6, "-")', 'u"ab".zfill(4)', '"a\\tb".expandtabs(4)'):
    print work, repr(eval(work))

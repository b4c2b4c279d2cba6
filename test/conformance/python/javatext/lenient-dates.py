from java.text import SimpleDateFormat

format = SimpleDateFormat('yyyy-MM-dd HH:mm:ss')
print format.isLenient(), format.lenient
for text in ['2026-13-01 00:00:00', '2026-02-30 00:00:00', '2026-00-00 00:00:00', '2026-01-32 24:60:60', '2026-1-1 1:1:1', '2026-01-01 00:00:90', '26-1-1 0:0:0']:
    print text, '->', format.format(format.parse(text))

from java.text import SimpleDateFormat

for pattern, text in [
        ('yyyy-MM-dd HH:mm:ss', '2026-03-04 13:05:09'), ('dd.MM.yyyy', '04.03.2026'), ('MM/dd/yyyy hh:mm a', '03/04/2026 01:05 PM'),
        ('yyyyMMdd', '20260304'), ('yyyyMMddHHmmssSSS', '20260304130509007'), ('EEE, d MMM yyyy HH:mm:ss Z', 'Wed, 4 Mar 2026 13:05:09 +0100'),
        ("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-03-04T13:05:09.007+01:00'), ('MMMM d, yyyy', 'march 4, 2026'), ('d MMM yy', '4 MAR 26'),
        ('yyyy D', '2026 63'), ("YYYY-'W'ww-u", '2026-W10-3'), ('HH:mm', '13:05'), ('yyyy', '2026'), ('hh a', '12 AM'), ('kk', '24')]:
    at = SimpleDateFormat(pattern).parse(text)
    print pattern, '|', text, '|', at.getTime(), at

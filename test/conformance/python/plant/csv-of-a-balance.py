import csv, StringIO
raw = "Time;Gross;Tare;Unit\r\n06:15:00;12,750;0,250;kg\r\n06:17:30;13,100;0,250;kg\r\n06:20:00;\"n/a\";;kg\r\n"
reader = csv.DictReader(StringIO.StringIO(raw), delimiter=";")
out = StringIO.StringIO(); writer = csv.writer(out, lineterminator="\n"); writer.writerow(["time", "net", "sum"])
total = 0.0
for number, row in enumerate(reader):
    try: net = float(row["Gross"].replace(",", ".")) - float((row["Tare"] or "0").replace(",", "."))
    except ValueError, e: print number, row["Gross"], type(e).__name__; continue
    total += net
    writer.writerow([row["Time"], net, "%.3f" % total]); print number, sorted(row.items()), net, repr(total)
print out.getvalue().strip(), reader.fieldnames, reader.line_num

import json

table = {}
for n in range(60):
    table["Sensor_%02d" % n] = n
text = json.dumps(table)
print text
print json.loads(text) == table, len(text), json.loads(text).keys()[:5]
print json.dumps(dict((chr(ord("A") + n), n) for n in range(26)))
print json.dumps({"FIC101": 1, "TIC102": 2, "PIC103": 3, "LIC104": 4, "AIC105": 5, "FIC201": 6, "TIC202": 7, "PIC203": 8, "LIC204": 9, "AIC205": 10, "SIC301": 11, "VIC302": 12, "WIC303": 13})

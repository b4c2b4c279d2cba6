from java.util import Date

print Date(126, 2, 4), Date(126, 2, 4, 13, 5), Date(126, 2, 4, 13, 5, 9)
print Date(126, 14, 35), Date(126, -1, 0), Date(99, 11, 31, 25, 61, 61)
print Date(126, 2, 29, 2, 30), Date(126, 9, 25, 2, 30)
d = Date(126, 2, 4, 13, 5, 9)
print d.getYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours(), d.getMinutes(), d.getSeconds()
print d.year, d.month, d.date, d.day, d.hours, d.minutes, d.seconds
print d.getTimezoneOffset(), d.timezoneOffset, Date(126, 6, 4).timezoneOffset
d.setHours(30)
print d
d.setMonth(11)
d.setDate(31)
d.year = 100
d.minutes = 1
d.setSeconds(2)
print d, d.time
print d.toGMTString(), '|', Date(0).toGMTString(), '|', Date(-86400000L * 20000)
print Date.UTC(126, 2, 4, 13, 5, 9), Date(Date.UTC(70, 0, 1, 0, 0, 0))

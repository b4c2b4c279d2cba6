# java.util for scripts: dates, calendars and zones on the station's clock, collections in Java's order, and what else
# scripts of Ignition projects import from there. Texts are in English; a locale of another language is refused by name.

import array
import base64
import functools
import hashlib
import math
import random
import re
import time
import types
import uuid

import _zones
from _java_lang import (
    ArrayIndexOutOfBoundsException, Bytes, Comparable, Enum, IllegalArgumentException,
    IndexOutOfBoundsException, NoSuchElementException, NullPointerException, NumberFormatException, Object,
    UnsupportedOperationException, a_boolean, a_long, a_string, an_instance, an_int, bad_cast, exceptions, hash_of, held,
    method_takes, natural_order, same, some_bytes, takes, text_of, wrapped)
from _unicode import letters, long

_day = 86400000


# ---- Locales

# java.util.Locale.
class Locale(Object):
    def __init__(self, language, country='', variant=''):
        given = [a_string(part, 'java.util.Locale', place) for place, part in enumerate((language, country, variant))]
        if None in given:
            raise NullPointerException()
        self._parts = (given[0].lower(), given[1].upper(), given[2])

    @staticmethod
    def getDefault():
        return Locale.US

    @staticmethod
    @takes(a_string)
    def forLanguageTag(tag):
        parts = tag.replace('_', '-').split('-')
        return Locale('' if parts[0] == 'und' else parts[0], *parts[1:2])

    def getLanguage(self):
        return letters(self._parts[0])

    def getCountry(self):
        return letters(self._parts[1])

    def getVariant(self):
        return letters(self._parts[2])

    def toLanguageTag(self):
        return letters('-'.join([part for part in (self._parts[0] or 'und',) + self._parts[1:] if part]))

    def toString(self):
        return letters('_'.join(self._parts).rstrip('_'))

    def equals(self, other):
        return isinstance(other, Locale) and self._parts == other._parts

    def hashCode(self):
        return hash_of(self.toString())


for _name, _given in dict(
    ROOT=('',), ENGLISH=('en',), US=('en', 'US'), UK=('en', 'GB'), CANADA=('en', 'CA'), GERMAN=('de',), GERMANY=('de', 'DE'),
    FRENCH=('fr',), FRANCE=('fr', 'FR'), CANADA_FRENCH=('fr', 'CA'), ITALIAN=('it',), ITALY=('it', 'IT'), JAPANESE=('ja',),
    JAPAN=('ja', 'JP'), KOREAN=('ko',), KOREA=('ko', 'KR'), CHINESE=('zh',), CHINA=('zh', 'CN'), PRC=('zh', 'CN'),
    SIMPLIFIED_CHINESE=('zh', 'CN'), TAIWAN=('zh', 'TW'), TRADITIONAL_CHINESE=('zh', 'TW'),
).items():
    setattr(Locale, _name, Locale(*_given))

a_locale = an_instance('java.util.Locale', Locale)
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
           'December')
_weekdays = ('Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday')


def unsupported_locale(locale):
    return UnsupportedOperationException(
        'The locale %s is not supported in this version: dates and numbers are written in English.' % locale.toString())


# The words of dates in a locale, as Java 17 has them: `months[1]` are the long ones.
@functools.cache
def _english(language, country):
    short_months, short_days = [name[:3] for name in _months], [name[:3] for name in _weekdays]
    if country == 'AU':
        short_months[5:9] = ['June', 'July', 'Aug', 'Sept']
    elif country == 'GB':
        short_months[8] = 'Sept'
    elif country == 'CA':
        short_months = [name + '.' if name != 'May' else name for name in short_months]
        short_days = [name + '.' for name in short_days]
    halves = ('am', 'pm')
    if not country or country in ('US', 'AS', 'PR', 'BI', 'UM', 'MP', 'MH', 'GU', 'AE', 'VI'):
        halves = ('AM', 'PM')
    elif country in ('CA', 'IE'):
        halves = ('a.m.', 'p.m.')
    root = not language
    return types.SimpleNamespace(
        months=(short_months, short_months if root else _months), weekdays=(short_days, short_days if root else _weekdays),
        halves=halves, eras=('BCE', 'CE') if root else ('BC', 'AD'))


def english(locale):
    language, country = locale._parts[:2]
    if language not in ('en', ''):
        raise unsupported_locale(locale)
    return _english(language, country)


# The first day of the week and the least days of a year's first week, by country.
_sunday = ('AG AS AU BD BR BS BT BW BZ CA CN CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE '
           'PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW').split()
_saturday = 'AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split()
_four_days = ('AD AT AX BE BG CH CZ DE DK EE ES FI FJ FO FR GB GF GG GI GP GR HU IE IM IS IT JE LI LT LU MC MQ NL NO PL PT RE RU '
              'SE SJ SK SM VA').split()


def _week_rules(locale):
    country = locale.getCountry()
    first = 1 if not country or country in _sunday else 7 if country in _saturday else 6 if country == 'MV' else 2
    return first, 4 if country in _four_days else 1


# ---- Time zones

# Zones as Java names them: short and long, without and with daylight time. Where a name is of several zones, the first
# is what it means when a date is read; the first zone of a line is the one that is meant.
_zone_names = '''
UTC|UTC|Coordinated Universal Time|Coordinated Universal Time|UTC Etc/ UTC
GMT|GMT|Greenwich Mean Time|Greenwich Mean Time|GMT Etc/ GMT
PST|PDT|Pacific Standard Time|Pacific Daylight Time|America/ Los_Angeles Tijuana Vancouver
MST|MDT|Mountain Standard Time|Mountain Daylight Time|America/ Denver Phoenix Boise Dawson Inuvik Creston Edmonton
 Whitehorse Fort_Nelson Dawson_Creek Cambridge_Bay Ciudad_Juarez
CST|CDT|Central Standard Time|Central Daylight Time|America/ Chicago Belize Merida Regina Managua Ojinaga Resolute
 Winnipeg Chihuahua Guatemala Matamoros Menominee Monterrey Costa_Rica El_Salvador Mexico_City Tegucigalpa
 Indiana/Knox Rankin_Inlet Swift_Current Bahia_Banderas Indiana/Tell_City North_Dakota/Beulah North_Dakota/Center
 North_Dakota/New_Salem
EST|EDT|Eastern Standard Time|Eastern Daylight Time|America/ New_York Cancun Cayman Nassau Panama Detroit Iqaluit
 Jamaica Toronto Grand_Turk Indiana/Vevay Port-au-Prince Indiana/Marengo Indiana/Winamac Indiana/Vincennes
 Indiana/Petersburg Kentucky/Monticello Kentucky/Louisville Atikokan Indiana/Indianapolis Indianapolis Louisville
HST|HDT|Hawaii-Aleutian Standard Time|Hawaii-Aleutian Daylight Time|Pacific/ Honolulu
AKST|AKDT|Alaska Standard Time|Alaska Daylight Time|America/ Anchorage Sitka Nome Juneau Yakutat Metlakatla
AST|ADT|Atlantic Standard Time|Atlantic Daylight Time|America/ Halifax Aruba Thule Antigua Curacao Grenada Marigot
 Moncton Tortola Anguilla Barbados Dominica St_Kitts St_Lucia Atlantic/ Bermuda America/ Glace_Bay Goose_Bay St_Thomas
 Guadeloupe Kralendijk Martinique Montserrat St_Vincent Puerto_Rico Blanc-Sablon Lower_Princes Port_of_Spain
 Santo_Domingo St_Barthelemy
NST|NDT|Newfoundland Standard Time|Newfoundland Daylight Time|America/ St_Johns
CET|CEST|Central European Standard Time|Central European Summer Time|Europe/ Paris Oslo Rome Africa/ Ceuta Tunis
 Europe/ Malta Vaduz Berlin Madrid Monaco Prague Skopje Tirane Vienna Warsaw Zagreb Zurich Africa/ Algiers Europe/
 Andorra Vatican Belgrade Brussels Budapest Busingen Sarajevo Amsterdam Gibraltar Ljubljana Podgorica Stockholm
 Bratislava Copenhagen Luxembourg San_Marino Arctic/ Longyearbyen
GMT|GMT|Greenwich Mean Time|Greenwich Mean Time|Africa/ Lome Dakar Bamako Banjul Bissau Abidjan Conakry Freetown
 Monrovia Sao_Tome Nouakchott Ouagadougou Atlantic/ Reykjavik St_Helena America/ Danmarkshavn
IST|IDT|Israel Standard Time|Israel Daylight Time|Asia/ Jerusalem
JST|JDT|Japan Standard Time|Japan Daylight Time|Asia/ Tokyo
EET|EEST|Eastern European Standard Time|Eastern European Summer Time|Europe/ Bucharest Asia/ Gaza Amman Beirut Hebron
 Europe/ Kiev Riga Africa/ Cairo Asia/ Nicosia Europe/ Sofia Asia/ Damascus Europe/ Athens Africa/ Tripoli Europe/
 Tallinn Vilnius Chisinau Helsinki Mariehamn Kaliningrad Kyiv
CST|CDT|China Standard Time|China Daylight Time|Asia/ Shanghai Macau
ACST|ACDT|Australian Central Standard Time|Australian Central Daylight Time|Australia/ Darwin Adelaide Broken_Hill
AEST|AEDT|Australian Eastern Standard Time|Australian Eastern Daylight Time|Australia/ Hobart Sydney Brisbane
 Melbourne
BRT|BRST|Brasilia Standard Time|Brasilia Summer Time|America/ Bahia Belem Maceio Recife Santarem Araguaina Fortaleza
 Sao_Paulo
BDT|BDST|Bangladesh Standard Time|Bangladesh Summer Time|Asia/ Dhaka
CAT|CAST|Central Africa Time|Central African Summer Time|Africa/ Juba Harare Kigali Lusaka Maputo Blantyre Gaborone
 Khartoum Bujumbura Lubumbashi
EAT|EAST|East Africa Time|Eastern African Summer Time|Indian/ Comoro Africa/ Kampala Nairobi Indian/ Mayotte Africa/
 Djibouti Mogadishu Addis_Ababa Indian/ Antananarivo Africa/ Dar_es_Salaam Asmara
NZST|NZDT|New Zealand Standard Time|New Zealand Daylight Time|Pacific/ Auckland
PKT|PKST|Pakistan Standard Time|Pakistan Summer Time|Asia/ Karachi
AST|ADT|Arabian Standard Time|Arabian Daylight Time|Asia/ Aden Qatar Kuwait Riyadh Baghdad Bahrain
YAKT|YAKST|Yakutsk Standard Time|Yakutsk Summer Time|Asia/ Chita Yakutsk Khandyga
GST|GDT|Gulf Standard Time|Gulf Daylight Time|Asia/ Dubai Muscat
KST|KDT|Korean Standard Time|Korean Daylight Time|Asia/ Seoul Pyongyang
PST|PDT|Philippine Standard Time|Philippine Summer Time|Asia/ Manila
ICT|ICST|Indochina Time|Indochina Summer Time|Asia/ Saigon Bangkok Vientiane Phnom_Penh Ho_Chi_Minh
CST|CDT|Taipei Standard Time|Taipei Daylight Time|Asia/ Taipei
IRST|IRDT|Iran Standard Time|Iran Daylight Time|Asia/ Tehran
WAT|WAST|West Africa Standard Time|West Africa Summer Time|Africa/ Lagos Bangui Douala Luanda Malabo Niamey Kinshasa
 Ndjamena Libreville Porto-Novo Brazzaville
PET|PEST|Peru Standard Time|Peru Summer Time|America/ Lima
IST|IDT|India Standard Time|India Daylight Time|Asia/ Colombo Calcutta Kolkata
WIB|WIST|Western Indonesia Time|West Indonesia Summer Time|Asia/ Jakarta Pontianak
MYT|MYST|Malaysia Time|Malaysia Summer Time|Asia/ Kuching Kuala_Lumpur
MSK|MSD|Moscow Standard Time|Moscow Summer Time|Europe/ Minsk Moscow Simferopol
SAST|SAST|South Africa Standard Time|South Africa Summer Time|Africa/ Maseru Mbabane Johannesburg
ART|ARST|Argentina Standard Time|Argentina Summer Time|America/ Buenos_Aires Argentina/Salta Argentina/Tucuman
 Argentina/Ushuaia Argentina/La_Rioja Argentina/San_Juan Argentina/San_Luis Argentina/Rio_Gallegos Argentina/Catamarca
 Argentina/Cordoba Argentina/Mendoza Argentina/Jujuy Argentina/Buenos_Aires
NPT|NPST|Nepal Time|Nepal Summer Time|Asia/ Kathmandu
UZT|UZST|Uzbekistan Standard Time|Uzbekistan Summer Time|Asia/ Tashkent Samarkand
GMT|IST|Greenwich Mean Time|Irish Standard Time|Europe/ Dublin
GMT|BST|Greenwich Mean Time|British Summer Time|Europe/ Jersey London Guernsey Isle_of_Man
WET|WEST|Western European Standard Time|Western European Summer Time|Europe/ Lisbon Atlantic/ Canary Madeira Faroe
COT|COST|Colombia Standard Time|Colombia Summer Time|America/ Bogota
HKT|HKST|Hong Kong Standard Time|Hong Kong Summer Time|Asia/ Hong_Kong
SGT|SGST|Singapore Standard Time|Singapore Summer Time|Asia/ Singapore
VET|VEST|Venezuela Time|Venezuela Summer Time|America/ Caracas
AWST|AWDT|Australian Western Standard Time|Australian Western Daylight Time|Australia/ Perth
MST|MDT|Mexican Pacific Standard Time|Mexican Pacific Daylight Time|America/ Mazatlan Hermosillo
CLT|CLST|Chile Standard Time|Chile Summer Time|America/ Santiago
ECT|ECST|Ecuador Time|Ecuador Summer Time|America/ Guayaquil
TRT|TRST|Turkey Time|Turkey Summer Time|Europe/ Istanbul
'''
_short_ids = dict(pair.split('=') for pair in (
    'ACT=Australia/Darwin AET=Australia/Sydney AGT=America/Argentina/Buenos_Aires ART=Africa/Cairo AST=America/Anchorage '
    'BET=America/Sao_Paulo BST=Asia/Dhaka CAT=Africa/Harare CNT=America/St_Johns CST=America/Chicago CTT=Asia/Shanghai '
    'EAT=Africa/Addis_Ababa ECT=Europe/Paris IET=America/Indiana/Indianapolis IST=Asia/Kolkata JST=Asia/Tokyo '
    'MIT=Pacific/Apia NET=Asia/Yerevan NST=Pacific/Auckland PLT=Asia/Karachi PNT=America/Phoenix PRT=America/Puerto_Rico '
    'PST=America/Los_Angeles SST=Pacific/Guadalcanal VST=Asia/Ho_Chi_Minh').split())


# (id, names) in the order of the lines.
@functools.cache
def named_zones():
    zones = []
    for line in _zone_names.strip().replace('\n ', ' ').split('\n'):
        *names, ids = line.split('|')
        area = ''
        for zone in ids.split():
            if zone.endswith('/'):
                area = zone
            else:
                zones.append((area + zone, names))
    return zones


# java.util.TimeZone.
class TimeZone(Object):
    SHORT, LONG = 0, 1

    def __init__(self, *given):
        if len(given) != 3:
            raise TypeError('No visible constructors for class (java.util.TimeZone)')
        self._id, self._key, self._fixed = given

    @staticmethod
    @takes(a_string)
    def getTimeZone(name):
        if name is None:
            raise NullPointerException('Cannot invoke "String.length()" because "id" is null')
        custom = re.fullmatch(r'GMT([+-])(\d\d?)(?::(\d\d)|(\d\d))?', name)
        if custom and not _zones.known(name):
            minutes = int(custom.group(3) or custom.group(4) or 0)
            if int(custom.group(2)) < 24 and minutes < 60:
                size = int(custom.group(2)) * 60 + minutes
                name = 'GMT%s%02d:%02d' % (custom.group(1), *divmod(size, 60))
                return TimeZone(name, None, size * (60 if custom.group(1) == '+' else -60))
        key = _short_ids.get(name, name)
        if key[:1].isalpha() and _zones.known(key):
            return TimeZone(name, key, None)
        return TimeZone('GMT', 'GMT', None)

    @staticmethod
    def getDefault():
        return TimeZone(_zones.station(), _zones.station(), None)

    # Seconds east, and those of them that are not daylight time. Java knows no zone before 1900: it takes the present one.
    def _seconds(self, at):
        if self._fixed is not None:
            return self._fixed, self._fixed
        if at < -2208988800000:
            return (_zones.standard(_zones.now(), self._key),) * 2
        return _zones.offset(at, self._key), _zones.standard(at, self._key)

    # The seconds at what the wall shows. An hour that it shows twice is the later one; one that it never shows is counted
    # on from before the gap.
    def _at_wall(self, wall):
        before, after = self._seconds(wall - _day), self._seconds(wall + _day)
        fitting = [near for near in (before, after) if self._seconds(wall - near[0] * 1000)[0] == near[0]]
        return min(fitting) if fitting else before

    def _halves(self):
        year = date_of(_zones.now() // _day)[0]
        return [day_of(year, month) * _day for month in (0, 6)]

    def getID(self):
        return letters(self._id)

    def setID(self, name):
        self._id = name

    def getRawOffset(self):
        return self._seconds(_zones.now())[1] * 1000

    def getOffset(self, *given):
        if len(given) == 1:
            return self._seconds(a_long(given[0], 'getOffset'))[0] * 1000
        era, year, month, day, _weekday, millis = [an_int(value, 'getOffset', place) for place, value in enumerate(given)]
        wall = (day_of(year if era else 1 - year, month) + day - 1) * _day + millis
        return self._seconds(wall - self.getRawOffset())[0] * 1000

    def inDaylightTime(self, date):
        offset, standard = self._seconds(_millis(date, 'inDaylightTime'))
        return offset != standard

    def getDSTSavings(self):
        first, second = [self._seconds(half)[0] for half in self._halves()]
        return abs(first - second) * 1000

    def useDaylightTime(self):
        return self.getDSTSavings() != 0

    def observesDaylightTime(self):
        return self.useDaylightTime() or self.inDaylightTime(Date())

    def hasSameRules(self, other):
        return other is not None and (self._key, self._fixed) == (other._key, other._fixed) or all(
            self._seconds(half) == other._seconds(half) for half in self._halves())

    # () | (locale) | (daylight, style) | (daylight, style, locale)
    def getDisplayName(self, *given):
        if given and isinstance(given[-1], Locale):
            english(given[-1])
            given = given[:-1]
        daylight, style = given if given else (False, TimeZone.LONG)
        halves = sorted(self._halves(), key=self._seconds)
        return self._name(bool(daylight), style, halves[1 if daylight else 0])

    # As in a line of the names; what is not known is None.
    def _names(self):
        if self._fixed is not None:
            return None
        names = dict(named_zones()).get(self._key)
        if names is None:
            names = [_zones.name(half, self._key) for half in sorted(self._halves(), key=self._seconds)] + [None, None]
        return names

    def _name(self, daylight, style, at):
        if self._fixed is not None:
            return letters(self._id)
        names = dict(named_zones()).get(self._key)
        if names:
            return letters(names[2 * style + daylight])
        if style == TimeZone.LONG:
            raise UnsupportedOperationException('The long name of the time zone %s is not known in this version.' % self._id)
        return letters(_zones.name(at, self._key))

    def _name_at(self, at, style):
        offset, standard = self._seconds(at)
        return self._name(offset != standard, style, at)

    def clone(self):
        return TimeZone(self._id, self._key, self._fixed)

    def equals(self, other):
        return isinstance(other, TimeZone) and self._id == other._id and self._fixed == other._fixed

    def hashCode(self):
        return hash_of(self._id)

    def toString(self):
        return letters('sun.util.calendar.ZoneInfo[id="%s",offset=%d,dstSavings=%d,useDaylight=%s]' % (
            self._id, self.getRawOffset(), self.getDSTSavings(), text_of(self.useDaylightTime())))


a_zone = an_instance('java.util.TimeZone', TimeZone)


# ---- Days

_before_month = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
# The day on which the calendar of Julius Caesar ended: 15 October 1582.
_cutover = -141427


def _is_leap(year, julian=False):
    return year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)


# The day since 1970 on which a month begins; months past the end of the year go on.
def day_of(year, month, julian=False):
    year, month = year + month // 12, month % 12
    past = year - 1
    days = past * 365 + past // 4 + _before_month[month] + (month > 1 and _is_leap(year, julian))
    return days - 719164 if julian else days - past // 100 + past // 400 - 719162


# Year, month and day of a day since 1970, each as its time counted.
def date_of(day):
    julian = day < _cutover
    year = 1970 + day * 400 // 146097
    while day_of(year + 1, 0, julian) <= day:
        year += 1
    while day_of(year, 0, julian) > day:
        year -= 1
    month = 11
    while day_of(year, month, julian) > day:
        month -= 1
    return year, month, day - day_of(year, month, julian) + 1


# The day of the week of a day since 1970; Sunday is 1.
def _weekday(day):
    return (day + 4) % 7 + 1


# The last such day of the week that is not after a day.
def _on_or_before(day, weekday):
    return day - (_weekday(day) - weekday) % 7


# ---- Date

def _date_given(value, method):
    if value is None:
        raise NullPointerException('Cannot invoke "Object.getClass()" because "date" is null')
    return a_date(value, method)


def _millis(value, method):
    return _date_given(value, method)._time


# java.util.Date.
class Date(Comparable):
    # () | (millis) | (year - 1900, month, day, [hour, minute, [second]])
    def __init__(self, *given):
        if not given:
            self._time = _zones.now()
        elif len(given) == 1:
            if given[0] is None:
                raise IllegalArgumentException()
            if isinstance(given[0], str):
                raise UnsupportedOperationException(
                    'java.util.Date of a text is not supported in this version: use java.text.SimpleDateFormat')
            self._time = an_instant(given[0], 'java.util.Date')
        elif len(given) in (3, 5, 6):
            year, *rest = [an_int(value, 'java.util.Date', place) for place, value in enumerate(given)]
            self._time = GregorianCalendar(year + 1900, *rest).getTimeInMillis()
        else:
            raise TypeError('java.util.Date(): expected 0-1, 3 or 5-6 args; got %d' % len(given))

    def getTime(self):
        return long(self._time)

    @method_takes(a_long)
    def setTime(self, millis):
        self._time = int(millis)

    def before(self, other):
        return self._time < _millis(other, 'before')

    def after(self, other):
        return self._time > _millis(other, 'after')

    def compareTo(self, other):
        if other is not None and not isinstance(other, Date):
            raise bad_cast(other, 'java.util.Date')
        other = _millis(other, 'compareTo')
        return (self._time > other) - (self._time < other)

    def equals(self, other):
        return isinstance(other, Date) and self._time == other._time

    def hashCode(self):
        return wrapped(self._time ^ self._time >> 32)

    def clone(self):
        return type(self)(self._time)

    def getTimezoneOffset(self):
        return -TimeZone.getDefault()._seconds(self._time)[0] // 60

    def toString(self):
        calendar = _calendar(self)
        names = _english('en', 'US')
        year, month, day, weekday, hour, minute, second = [calendar.get(field) for field in (
            Calendar.YEAR, Calendar.MONTH, Calendar.DATE, Calendar.DAY_OF_WEEK, Calendar.HOUR_OF_DAY, Calendar.MINUTE,
            Calendar.SECOND)]
        return letters('%s %s %02d %02d:%02d:%02d %s %d' % (
            names.weekdays[0][weekday - 1], names.months[0][month], day, hour, minute, second,
            calendar._zone._name_at(self._time, TimeZone.SHORT), year))


a_date = an_instance('java.util.Date', Date)


def an_instant(value, method):
    if isinstance(value, int) and -1 << 63 <= value < 1 << 63:
        return int(value)
    raise TypeError("%s(): 1st arg can't be coerced to long, String" % method)


def _calendar(date):
    calendar = GregorianCalendar()
    calendar.setTime(date)
    return calendar


# What is deprecated for long, and used: `getYear` and the others, which count years from 1900 and days of the week from 0.
def _deprecated(name, field, base):
    def get(self):
        return _calendar(self).get(getattr(Calendar, field)) - base

    @method_takes(an_int)
    def put(self, value):
        calendar = _calendar(self)
        calendar.set(getattr(Calendar, field), value + base)
        self._time = int(calendar.getTimeInMillis())

    put.__name__ = 'set' + name
    setattr(Date, 'get' + name, get)
    if name != 'Day':
        setattr(Date, 'set' + name, put)


for _name, _field, _base in (('Year', 'YEAR', 1900), ('Month', 'MONTH', 0), ('Date', 'DATE', 0), ('Day', 'DAY_OF_WEEK', 1),
                             ('Hours', 'HOUR_OF_DAY', 0), ('Minutes', 'MINUTE', 0), ('Seconds', 'SECOND', 0)):
    _deprecated(_name, _field, _base)


# ---- Calendar

# java.util.Calendar: the calendar of the West. A field that is set counts once the time is asked for, and of fields that
# contradict each other the one that was set last: `_stamps` keep the order; 0 is unset, 1 was computed from the time.
class Calendar(Comparable):
    (ERA, YEAR, MONTH, WEEK_OF_YEAR, WEEK_OF_MONTH, DATE, DAY_OF_YEAR, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, AM_PM, HOUR,
     HOUR_OF_DAY, MINUTE, SECOND, MILLISECOND, ZONE_OFFSET, DST_OFFSET, FIELD_COUNT) = range(18)
    DAY_OF_MONTH = DATE
    (JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER,
     UNDECIMBER) = range(13)
    SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(1, 8)
    AM, PM = 0, 1
    ALL_STYLES, SHORT, LONG, SHORT_FORMAT, LONG_FORMAT = 0, 1, 2, 1, 2

    _names = ('ERA', 'YEAR', 'MONTH', 'WEEK_OF_YEAR', 'WEEK_OF_MONTH', 'DAY_OF_MONTH', 'DAY_OF_YEAR', 'DAY_OF_WEEK',
              'DAY_OF_WEEK_IN_MONTH', 'AM_PM', 'HOUR', 'HOUR_OF_DAY', 'MINUTE', 'SECOND', 'MILLISECOND', 'ZONE_OFFSET',
              'DST_OFFSET')
    _least_values = (0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, -46800000, 0)
    _most_values = (1, 292278994, 11, 53, 6, 31, 366, 7, 6, 1, 11, 23, 59, 59, 999, 50400000, 7200000)
    _sure_values = (1, 292269054, 11, 50, 3, 28, 355, 7, 3, 1, 11, 23, 59, 59, 999, 50400000, 1200000)

    # The zone and the locale, either of them or none.
    def __init__(self, *given):
        if type(self) is Calendar:
            raise TypeError('No visible constructors for class (java.util.Calendar)')
        zone, locale = None, Locale.getDefault()
        for place, value in enumerate(given):
            if isinstance(value, TimeZone):
                zone = value
            elif isinstance(value, Locale):
                locale = value
            else:
                raise TypeError("%s(): %s arg can't be coerced to java.util.TimeZone, java.util.Locale" % (
                    'java.util.GregorianCalendar', ('1st', '2nd')[place]))
        self._zone = TimeZone.getDefault() if zone is None else zone
        self._first, self._least = _week_rules(locale)
        self._lenient = True
        self._begin(_zones.now())

    @staticmethod
    def getInstance(*given):
        return GregorianCalendar(*given)

    # The fields of a time; at an offset that is not its zone's where that was set.
    def _begin(self, millis, offset=None, standard=None):
        self._time = wrapped(millis, 64)
        self._compute(offset, standard)

    def _compute(self, offset=None, standard=None):
        if offset is None:
            offset, standard = [1000 * seconds for seconds in self._zone._seconds(self._time)]
        day, millis = divmod(self._time + offset, _day)
        year, month, date = date_of(day)
        julian = day < _cutover
        new_year = day_of(year, 0, julian)
        week = self._week(new_year, day)
        if week == 0:
            week = self._week(day_of(year - 1, 0, julian), new_year - 1)
        elif week >= 52:
            next_year = day_of(year + 1, 0, julian)
            start = _on_or_before(next_year + 6, self._first)
            if start - next_year >= self._least and day >= start - 7:
                week = 1
        hour = millis // 3600000
        self._values = [
            int(year > 0), year if year > 0 else 1 - year, month, week, self._week(day - date + 1, day), date,
            day - new_year + 1, _weekday(day), (date - 1) // 7 + 1, hour // 12, hour % 12, hour, millis // 60000 % 60,
            millis // 1000 % 60, millis % 1000, standard, offset - standard]
        self._stamps = [1] * 17
        self._next = 2
        self._fresh = True

    # The number of a day's week, counted from where a month or a year begins.
    def _week(self, begin, day):
        first = _on_or_before(begin + 6, self._first)
        if first - begin >= self._least:
            first -= 7
        return (day - first) // 7 + 1

    def _complete(self):
        if self._time is None:
            self._resolve()
        elif not self._fresh:
            self._compute()

    # ---- The time of the fields

    # Which of the fields that say the day, and the time of the day, count.
    def _chosen(self):
        stamps = self._stamps

        def both(one, other):
            return max(stamps[one], stamps[other]) if stamps[one] and stamps[other] else 0

        date, weekday = stamps[self.DATE], stamps[self.DAY_OF_WEEK]
        week_of_month = both(self.WEEK_OF_MONTH, self.DAY_OF_WEEK)
        of_month = both(self.DAY_OF_WEEK_IN_MONTH, self.DAY_OF_WEEK)
        week_of_year = both(self.WEEK_OF_YEAR, self.DAY_OF_WEEK)
        best = max(date, week_of_month, of_month, stamps[self.DAY_OF_YEAR], week_of_year)
        if not best:
            week_of_month, week_of_year = stamps[self.WEEK_OF_MONTH], stamps[self.WEEK_OF_YEAR]
            of_month = max(stamps[self.DAY_OF_WEEK_IN_MONTH], weekday)
            best = max(week_of_month, of_month, week_of_year)
            if not best:
                best = date = stamps[self.MONTH]
        chosen = set()
        if best == date:
            chosen |= {self.MONTH, self.DATE}
        elif (best == week_of_month and stamps[self.WEEK_OF_MONTH] >= stamps[self.WEEK_OF_YEAR]
              or best == of_month and stamps[self.DAY_OF_WEEK_IN_MONTH] >= stamps[self.WEEK_OF_YEAR]):
            chosen.add(self.MONTH)
            if weekday:
                chosen.add(self.DAY_OF_WEEK)
            if week_of_month == of_month:
                by_week = stamps[self.WEEK_OF_MONTH] >= stamps[self.DAY_OF_WEEK_IN_MONTH]
                chosen.add(self.WEEK_OF_MONTH if by_week else self.DAY_OF_WEEK_IN_MONTH)
            elif best == week_of_month:
                chosen.add(self.WEEK_OF_MONTH)
            elif stamps[self.DAY_OF_WEEK_IN_MONTH]:
                chosen.add(self.DAY_OF_WEEK_IN_MONTH)
        elif best == stamps[self.DAY_OF_YEAR]:
            chosen.add(self.DAY_OF_YEAR)
        else:
            chosen.add(self.WEEK_OF_YEAR)
            if weekday:
                chosen.add(self.DAY_OF_WEEK)
        hour = both(self.HOUR, self.AM_PM)
        best = max(stamps[self.HOUR_OF_DAY], hour) or max(stamps[self.HOUR], stamps[self.AM_PM])
        if best and best == stamps[self.HOUR_OF_DAY]:
            chosen.add(self.HOUR_OF_DAY)
        return chosen

    # The day that the chosen fields mean in a year of one of the two calendars.
    def _day_meant(self, chosen, year, julian):
        values = self._values
        begin = day_of(year, values[self.MONTH] if self.MONTH in chosen else 0, julian)
        if self.DATE in chosen:
            return begin + (values[self.DATE] - 1 if self._stamps[self.DATE] else 0)
        if self.DAY_OF_YEAR in chosen:
            return begin + values[self.DAY_OF_YEAR] - 1
        weekday = values[self.DAY_OF_WEEK] if self.DAY_OF_WEEK in chosen else self._first
        if self.WEEK_OF_MONTH in chosen or self.WEEK_OF_YEAR in chosen:
            first = _on_or_before(begin + 6, self._first)
            if first - begin >= self._least:
                first -= 7
            if weekday != self._first:
                first = _on_or_before(first + 6, weekday)
            return first + 7 * (values[self.WEEK_OF_MONTH if self.WEEK_OF_MONTH in chosen else self.WEEK_OF_YEAR] - 1)
        count = values[self.DAY_OF_WEEK_IN_MONTH] if self.DAY_OF_WEEK_IN_MONTH in chosen else 1
        if count >= 0:
            return _on_or_before(begin + 7 * count - 1, weekday)
        length = day_of(year, values[self.MONTH] + 1, julian) - begin
        return _on_or_before(begin + length + 7 * (count + 1) - 1, weekday)

    def _resolve(self):
        values, stamps = self._values, self._stamps
        if not self._lenient:
            for field, value in enumerate(values):
                if stamps[field] > 1 and not self._least_values[field] <= value <= self._most_values[field]:
                    raise IllegalArgumentException(self._names[field])
        chosen = self._chosen()
        year = values[self.YEAR] if stamps[self.YEAR] else 1970
        era = values[self.ERA] if stamps[self.ERA] else 1
        if era not in (0, 1):
            raise IllegalArgumentException('Invalid era')
        year = year if era else 1 - year
        hours = (values[self.HOUR_OF_DAY] if self.HOUR_OF_DAY in chosen
                 else values[self.HOUR] + 12 * (values[self.AM_PM] if stamps[self.AM_PM] else 0))
        millis = ((hours * 60 + values[self.MINUTE]) * 60 + values[self.SECOND]) * 1000 + values[self.MILLISECOND]
        day = self._day_meant(chosen, year, False)
        if year < 1582 or day + millis // _day < _cutover:
            day = self._day_meant(chosen, year, True)
        wall = day * _day + millis
        offset, standard = self._zone._at_wall(wall)
        if stamps[self.ZONE_OFFSET] > 1 or stamps[self.DST_OFFSET] > 1:
            fixed = values[self.ZONE_OFFSET] if stamps[self.ZONE_OFFSET] > 1 else standard * 1000
            saved = values[self.DST_OFFSET] if stamps[self.DST_OFFSET] > 1 else (offset - standard) * 1000
            self._begin(wall - fixed - saved, fixed + saved, fixed)
        else:
            self._begin(wall - offset * 1000)
        changed = [field for field in range(17) if stamps[field] > 1 and self._values[field] != values[field]]
        if changed and not self._lenient:
            message = '%s: %d -> %d' % (self._names[changed[0]], values[changed[0]], self._values[changed[0]])
            self._time, self._values, self._stamps, self._fresh = None, values, stamps, False
            raise IllegalArgumentException(message)

    # ---- Fields

    def _index(self, field):
        if not 0 <= field < 17:
            raise ArrayIndexOutOfBoundsException('Index %d out of bounds for length 17' % field)
        return field

    @method_takes(an_int)
    def get(self, field):
        self._complete()
        return self._values[self._index(field)]

    # (field, value) | (year, month, day, [hour, minute, [second]])
    def set(self, *given):
        given = [an_int(value, 'set', place) for place, value in enumerate(given)]
        if len(given) == 2:
            self._put(*given)
        elif len(given) in (3, 5, 6):
            for field, value in zip((self.YEAR, self.MONTH, self.DATE, self.HOUR_OF_DAY, self.MINUTE, self.SECOND), given):
                self._put(field, value)
        else:
            raise TypeError('set(): expected 2-3 or 5-6 args; got %d' % len(given))

    def _put(self, field, value):
        self._values[self._index(field)] = value
        self._stamps[field] = self._next
        self._next += 1
        self._time, self._fresh = None, False

    def clear(self, *fields):
        for field in fields or range(17):
            self._values[self._index(field)] = self._stamps[field] = 0
        self._time, self._fresh = None, False

    @method_takes(an_int)
    def isSet(self, field):
        return self._stamps[self._index(field)] != 0

    @method_takes(an_int, an_int)
    def add(self, field, amount):
        if amount == 0:
            return
        if self._index(field) >= self.ZONE_OFFSET:
            raise IllegalArgumentException()
        self._complete()
        if field in (self.YEAR, self.MONTH):
            year = self._year() + (amount if field == self.YEAR else 0)
            month = self._values[self.MONTH] + (amount if field == self.MONTH else 0)
            self._move(year + month // 12, month % 12)
        elif field == self.ERA:
            self._put(field, min(1, max(0, self._values[field] + amount)))
        elif field >= self.HOUR:
            unit = {self.MINUTE: 60000, self.SECOND: 1000, self.MILLISECOND: 1}.get(field, 3600000)
            self._begin(self._time + unit * amount)
        else:
            # Days stay at the same time of the wall.
            half, days = 0, amount
            if field in (self.WEEK_OF_YEAR, self.WEEK_OF_MONTH, self.DAY_OF_WEEK_IN_MONTH):
                days = 7 * amount
            elif field == self.AM_PM:
                days, half = int(amount / 2), (amount - 2 * int(amount / 2)) * (_day // 2)
            before = self._offset()
            wall = self._time + before + half + days * _day
            self._begin(wall - before)
            change = before - self._offset()
            if change:
                self._begin(self._time + change)
                if (self._time + self._offset()) // _day != wall // _day:
                    self._begin(self._time - change)

    def _offset(self):
        return self._values[self.ZONE_OFFSET] + self._values[self.DST_OFFSET]

    def _year(self):
        return self._values[self.YEAR] if self._values[self.ERA] else 1 - self._values[self.YEAR]

    def _today(self):
        return (self._time + self._offset()) // _day

    # To another month, on the same day or on the last that it has.
    def _move(self, year, month):
        length = self._length(year, month)
        self._put(self.YEAR, year if year > 0 else 1 - year)
        self._put(self.ERA, int(year > 0))
        self._put(self.MONTH, month)
        if self._values[self.DATE] > length:
            self._put(self.DATE, length)

    def _length(self, year, month):
        julian = day_of(year, month) < _cutover
        return day_of(year, month + 1, julian) - day_of(year, month, julian)

    @method_takes(an_int)
    def roll(self, field, amount):
        if isinstance(amount, bool):
            amount = 1 if amount else -1
        amount = an_int(amount, 'roll', 1)
        if amount == 0:
            return
        if self._index(field) >= self.ZONE_OFFSET:
            raise IllegalArgumentException()
        self._complete()
        least, most, value = self._least_values[field], self._most_values[field], self._values[field]
        if field in (self.HOUR, self.HOUR_OF_DAY):
            self._roll_hour(field, amount, most)
            return
        if field == self.MONTH:
            self._put(field, (value + amount) % 12)
            self._put(self.DATE, min(self._values[self.DATE], self._length(self._year(), self._values[field])))
            return
        if field == self.WEEK_OF_YEAR:
            self._roll_week(amount)
            return
        if field == self.WEEK_OF_MONTH:
            begin = self._today() - self._values[self.DATE] + 1
            first = _on_or_before(begin + 6, self._first)
            if first - begin >= self._least:
                first -= 7
            week = _rolled(value, amount, 1, self.getActualMaximum(field)) - 1
            day = first + week * 7 + (self._values[self.DAY_OF_WEEK] - self._first) % 7
            length = self._length(self._year(), self._values[self.MONTH])
            self._put(self.DATE, min(max(day - begin + 1, 1), length))
            return
        if field == self.DAY_OF_WEEK:
            week = self._values[self.WEEK_OF_YEAR]
            if not 1 < week < 52:
                day = self._today()
                first = _on_or_before(day, self._first)
                if amount % 7:
                    self._set_date(*date_of(first + (day - first + amount) % 7))
                return
            self._put(self.WEEK_OF_YEAR, week)
        elif field == self.DAY_OF_WEEK_IN_MONTH:
            length = self._length(self._year(), self._values[self.MONTH])
            least, most = 1, length // 7 + ((self._values[self.DATE] - 1) % 7 < length % 7)
            self._put(self.DAY_OF_WEEK, self._values[self.DAY_OF_WEEK])
        elif field in (self.DATE, self.DAY_OF_YEAR):
            most = self.getActualMaximum(field)
        self._put(field, _rolled(value, amount, least, most))

    def _roll_hour(self, field, amount, most):
        base = 12 * self._values[self.AM_PM] if field == self.HOUR else 0
        wall = self._time + self._offset()
        before = self._values[self.HOUR_OF_DAY]
        hour = (self._values[field] + amount) % (most + 1)
        for _turn in range(2):
            rolled = wall + (base + hour - before) * 3600000
            self._begin(rolled - self._zone._at_wall(rolled)[0] * 1000)
            # One that the wall never shows may lead back to where it began.
            if self._values[self.HOUR_OF_DAY] != before:
                return
            hour = (hour + (1 if amount > 0 else -1)) % (most + 1)

    def _roll_week(self, amount):
        least, most = 1, self.getActualMaximum(self.WEEK_OF_YEAR)
        year, week, day = self._year(), self._values[self.WEEK_OF_YEAR], self._today()
        in_year = self.getWeekYear()
        self._put(self.DAY_OF_WEEK, self._values[self.DAY_OF_WEEK])
        if in_year == year:
            if least < week + amount < most:
                self._put(self.WEEK_OF_YEAR, week + amount)
                return
            least += date_of(day - 7 * (week - least))[0] != year
            most -= date_of(day + 7 * (most - week))[0] != year
        elif in_year > year:
            amount += amount < 0
            week = most
        else:
            amount -= week - most if amount > 0 else 0
            week = least
        self._put(self.WEEK_OF_YEAR, _rolled(week, amount, least, most))

    @method_takes(an_int)
    def getMinimum(self, field):
        return self._least_values[self._index(field)]

    getGreatestMinimum = getActualMinimum = getMinimum

    @method_takes(an_int)
    def getMaximum(self, field):
        return self._most_values[self._index(field)]

    @method_takes(an_int)
    def getLeastMaximum(self, field):
        return self._sure_values[self._index(field)]

    @method_takes(an_int)
    def getActualMaximum(self, field):
        here = self._normal()
        year, month = here._year(), here._values[self.MONTH]
        length = here._length(year, month)
        begin = here._today() - here._values[self.DATE] + 1
        if field == self.DATE:
            return length
        if field == self.DAY_OF_YEAR:
            return 365 + _is_leap(year, begin < _cutover)
        if field == self.WEEK_OF_YEAR:
            new_year = here._today() - here._values[self.DAY_OF_YEAR] + 1
            spare = (_weekday(new_year) - self._first) % 7 + self._least - 1
            return 52 + (spare == 6 or _is_leap(year, begin < _cutover) and spare in (5, 12))
        if field == self.WEEK_OF_MONTH:
            of_first = 7 - (_weekday(begin) - self._first) % 7
            rest = length - of_first - 21
            return 3 + (of_first >= self._least) + (rest > 0) + (rest > 7)
        if field == self.DAY_OF_WEEK_IN_MONTH:
            return (length - (here._values[self.DAY_OF_WEEK] - _weekday(begin)) % 7 + 6) // 7
        if field == self.YEAR:
            return 292278993 if (month, here._values[self.DATE]) > (7, 17) else 292278994
        return self._most_values[self._index(field)]

    @method_takes(an_int)
    def isLeapYear(self, year):
        return _is_leap(year, year <= 1582)

    def isWeekDateSupported(self):
        return True

    def getWeekYear(self):
        self._complete()
        week, month = self._values[self.WEEK_OF_YEAR], self._values[self.MONTH]
        return self._year() + (week == 1 and month > 0) - (week >= 52 and month == 0)

    def getWeeksInWeekYear(self):
        here = self._normal()
        if here.getWeekYear() != here._year():
            here.setWeekDate(here.getWeekYear(), 2, self._values[self.DAY_OF_WEEK])
        return here.getActualMaximum(self.WEEK_OF_YEAR)

    # A copy whose fields are those of its time.
    def _normal(self):
        here = self.clone()
        here._lenient = True
        here._complete()
        return here

    @method_takes(an_int, an_int, an_int)
    def setWeekDate(self, year, week, weekday):
        if not 1 <= weekday <= 7:
            raise IllegalArgumentException('invalid dayOfWeek: %d' % weekday)
        here = self._normal()
        begin = year if here._values[self.ERA] else 1 - year
        begin = day_of(begin, 0, day_of(begin, 0) < _cutover)
        first = _on_or_before(begin + 6, self._first)
        if first - begin >= self._least:
            first -= 7
        here._set_date(*date_of(first + 7 * (week - 1) + (weekday - self._first) % 7))
        if not self._lenient and (here.getWeekYear(), here.get(self.WEEK_OF_YEAR)) != (year, week):
            raise IllegalArgumentException()
        for field in (self.ERA, self.YEAR, self.MONTH, self.DATE):
            self._put(field, here.get(field))
        self._complete()

    def _set_date(self, year, month, date):
        self._put(self.ERA, int(year > 0))
        self.set(year if year > 0 else 1 - year, month, date)

    # ---- The time

    def getTimeInMillis(self):
        if self._time is None:
            self._resolve()
        return long(self._time)

    @method_takes(a_long)
    def setTimeInMillis(self, millis):
        self._begin(millis)

    def getTime(self):
        return Date(self.getTimeInMillis())

    @method_takes(a_date)
    def setTime(self, date):
        if date is None:
            raise NullPointerException('date must not be null')
        self._begin(date._time)

    def getTimeZone(self):
        return self._zone

    # The fields stay those of the zone before until they are asked for, as in Java.
    @method_takes(a_zone)
    def setTimeZone(self, zone):
        self._zone = zone
        self._fresh = False

    def isLenient(self):
        return self._lenient

    @method_takes(a_boolean)
    def setLenient(self, lenient):
        self._lenient = lenient

    def getFirstDayOfWeek(self):
        return self._first

    @method_takes(an_int)
    def setFirstDayOfWeek(self, weekday):
        self._first = weekday
        self._weeks_again()

    def getMinimalDaysInFirstWeek(self):
        return self._least

    @method_takes(an_int)
    def setMinimalDaysInFirstWeek(self, count):
        self._least = count
        self._weeks_again()

    # The numbers of weeks change with what a week is; nothing else does.
    def _weeks_again(self):
        fields = [field for field in (self.WEEK_OF_MONTH, self.WEEK_OF_YEAR) if self._stamps[field] == 1]
        if fields:
            here = self.clone()
            here._lenient = True
            here.clear(self.WEEK_OF_MONTH, self.WEEK_OF_YEAR)
            for field in fields:
                self._values[field] = here.get(field)

    @method_takes(an_int, an_int, a_locale)
    def getDisplayName(self, field, style, locale):
        names = self._words(field, style, locale)
        return None if names is None else letters(names[self.get(field)])

    @method_takes(an_int, an_int, a_locale)
    def getDisplayNames(self, field, style, locale):
        made = HashMap()
        for one in (1, 2) if style == 0 else (style,):
            for value, name in (self._words(field, one, locale) or {}).items():
                made.put(name, value)
        return None if made.isEmpty() else made

    def _words(self, field, style, locale):
        names = english(locale)
        words = {
            self.MONTH: (names.months, 0), self.DAY_OF_WEEK: (names.weekdays, 1), self.AM_PM: ((names.halves,) * 2, 0),
            self.ERA: ((names.eras,) * 2, 0)}.get(field)
        return None if words is None else dict(enumerate(words[0][int(style == self.LONG)], words[1]))

    def before(self, other):
        return isinstance(other, Calendar) and self.compareTo(other) < 0

    def after(self, other):
        return isinstance(other, Calendar) and self.compareTo(other) > 0

    def compareTo(self, other):
        if other is None:
            raise NullPointerException()
        if not isinstance(other, Calendar):
            raise bad_cast(other, 'java.util.Calendar')
        mine, theirs = self.getTimeInMillis(), other.getTimeInMillis()
        return (mine > theirs) - (mine < theirs)

    def equals(self, other):
        return isinstance(other, Calendar) and (
            self.getTimeInMillis(), self._lenient, self._first, self._least, self._zone) == (
            other.getTimeInMillis(), other._lenient, other._first, other._least, other._zone)

    def hashCode(self):
        return hash_of(self.getTimeInMillis())

    def clone(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__, _values=list(self._values), _stamps=list(self._stamps))
        return made

    def toString(self):
        def shown(field):
            return '?' if self._stamps[field] == 0 else '%d' % self._values[field]

        return letters('%s[time=%s,areFieldsSet=%s,areAllFieldsSet=%s,lenient=%s,zone=%s,firstDayOfWeek=%d,'
                       'minimalDaysInFirstWeek=%d,%s]' % (
                           type(self)._java, '?' if self._time is None else self._time, text_of(self._fresh),
                           text_of(self._fresh), text_of(self._lenient), self._zone.toString(), self._first, self._least,
                           ','.join(['%s=%s' % (name, shown(field)) for field, name in enumerate(self._names)])))


# From one end of a range on at the other.
def _rolled(value, amount, least, most):
    return least + (value - least + amount) % (most - least + 1)


# java.util.GregorianCalendar.
class GregorianCalendar(Calendar):
    AD, BC = 1, 0

    # () | (zone and locale) | (year, month, day, [hour, minute, [second]])
    def __init__(self, *given):
        of_fields = len(given) in (3, 5, 6)
        Calendar.__init__(self, *() if of_fields else given)
        if of_fields:
            self.clear()
            self.set(*given)


# ---- Collections

# java.util.Comparator: a class of a script that has `compare`.
class Comparator(Object):
    def reversed(self):
        return _Reversed(self)


class _Reversed(Comparator):
    _java = 'java.util.Collections$ReverseComparator'

    def __init__(self, comparator=None):
        self._comparator = comparator

    def compare(self, one, other):
        return natural_order(other, one) if self._comparator is None else self._comparator.compare(other, one)


a_comparator = an_instance('java.util.Comparator', Comparator)


def _order_of(comparator):
    return natural_order if comparator is None else comparator.compare


def _sorted(items, comparator=None):
    return sorted(items, key=functools.cmp_to_key(_order_of(comparator)))


# java.util.Iterator, which Python can go through too.
class Iterator(Object):
    def __init__(self, items, remove=None):
        self._items, self._at, self._remove = list(items), 0, remove

    def hasNext(self):
        return self._at < len(self._items)

    def next(self):
        if not self.hasNext():
            raise NoSuchElementException()
        self._at += 1
        return self._items[self._at - 1]

    def remove(self):
        if self._remove is None:
            raise UnsupportedOperationException('remove')
        self._remove(self._items[self._at - 1])

    def __iter__(self):
        return self

    def __next__(self):
        if not self.hasNext():
            raise StopIteration
        return self.next()


def _items_given(value, method):
    if value is None:
        raise NullPointerException('Cannot invoke "java.util.Collection.toArray()" because "c" is null')
    if isinstance(value, (Map, dict)) or not hasattr(value, '__iter__'):
        raise TypeError("%s(): 1st arg can't be coerced to java.util.Collection" % method)
    return [held(item) for item in value]


def _shown(items):
    return letters('[%s]' % ', '.join([text_of(item) for item in items]))


# java.util.Collection: what lists and sets have in common, by `__iter__`, `__len__`, `add` and `_discard`.
class Collection(Object):
    def size(self):
        return len(self)

    def isEmpty(self):
        return len(self) == 0

    def contains(self, item):
        return any(same(one, item) for one in self)

    def containsAll(self, items):
        return all(self.contains(item) for item in _items_given(items, 'containsAll'))

    def addAll(self, items):
        changed = [self.add(item) for item in _items_given(items, 'addAll')]
        return any(changed)

    def removeAll(self, items):
        return self._keep(items, 'removeAll', False)

    def retainAll(self, items):
        return self._keep(items, 'retainAll', True)

    def _keep(self, items, method, wanted):
        items = _items_given(items, method)
        gone = [one for one in self if any(same(one, item) for item in items) != wanted]
        for one in gone:
            self._discard(one)
        return bool(gone)

    def toArray(self, *_given):
        return list(self)

    def iterator(self):
        return Iterator(self, self._discard)

    def toString(self):
        return _shown(self)


# java.util.List.
class List(Collection):
    pass


def _index_error(index, size):
    return IndexOutOfBoundsException('Index %d out of bounds for length %d' % (index, size))


# java.util.ArrayList: a list of Python (in Jython it is none, but does what one does) that has Java's methods.
class ArrayList(list, List):
    def __init__(self, given=()):
        if isinstance(given, int):
            if given < 0:
                raise IllegalArgumentException('Illegal Capacity: %d' % given)
            given = ()
        list.__init__(self, _items_given(given, type(self)._java))

    # ---- As Java has it

    def add(self, *given):
        if len(given) == 1:
            list.append(self, held(given[0]))
            return True
        index, item = an_int(given[0], 'add'), given[1]
        if not 0 <= index <= len(self):
            raise IndexOutOfBoundsException('Index: %d, Size: %d' % (index, len(self)))
        list.insert(self, index, held(item))

    def addAll(self, *given):
        items = _items_given(given[-1], 'addAll')
        index = an_int(given[0], 'addAll') if len(given) == 2 else len(self)
        if not 0 <= index <= len(self):
            raise IndexOutOfBoundsException('Index: %d, Size: %d' % (index, len(self)))
        list.__setitem__(self, slice(index, index), items)
        return bool(items)

    @method_takes(an_int)
    def get(self, index):
        if not 0 <= index < len(self):
            raise _index_error(index, len(self))
        return list.__getitem__(self, index)

    @method_takes(an_int)
    def set(self, index, item):
        before = self.get(index)
        list.__setitem__(self, index, held(item))
        return before

    def indexOf(self, item):
        return next((index for index, one in enumerate(self) if same(one, item)), -1)

    def lastIndexOf(self, item):
        return next((index for index in range(len(self) - 1, -1, -1) if same(list.__getitem__(self, index), item)), -1)

    # A copy that cannot be changed: Java's would change this list.
    @method_takes(an_int, an_int)
    def subList(self, begin, end):
        if begin < 0 or end > len(self):
            raise IndexOutOfBoundsException('fromIndex = %d' % begin if begin < 0 else 'toIndex = %d' % end)
        if begin > end:
            raise IllegalArgumentException('fromIndex(%d) > toIndex(%d)' % (begin, end))
        return _SubList(list.__getitem__(self, slice(begin, end)))

    def _discard(self, item):
        list.__delitem__(self, self.indexOf(item))

    def ensureCapacity(self, _count):
        pass

    def trimToSize(self):
        pass

    def clone(self):
        return type(self)(self)

    def equals(self, other):
        return isinstance(other, list) and len(self) == len(other) and all(map(same, self, other))

    def hashCode(self):
        return wrapped(functools.reduce(lambda code, item: 31 * code + hash_of(item), self, 1))

    # ---- As Python has it

    # Of what is in the list; of another number, what stands at that place.
    def remove(self, item):
        for index, one in enumerate(self):
            if one == item:
                return list.__delitem__(self, index)
        if not isinstance(item, int):
            raise ValueError('%s is not in list' % text_of(item))
        self.__delitem__(item)

    def append(self, item):
        list.append(self, held(item))

    def insert(self, index, item):
        list.insert(self, index, held(item))

    def extend(self, items):
        list.extend(self, map(held, items))

    def index(self, item, *within):
        try:
            return list.index(self, item, *within)
        except ValueError:
            raise ValueError('%s is not in list' % text_of(item))

    def sort(self, cmp=None, key=None, reverse=False):
        order = None if cmp is None else functools.cmp_to_key(cmp)
        if order is not None and key is not None:
            list.sort(self, key=lambda item: order(key(item)), reverse=reverse)
        else:
            list.sort(self, key=order or key, reverse=reverse)

    def _at(self, key, what):
        if not isinstance(key, (int, slice)):
            raise TypeError('%s indices must be integers' % type(self)._java)
        if isinstance(key, int) and not -len(self) <= key < len(self):
            raise IndexError('index out of range: %d' % key if what == 'get' else (
                '%s assignment index out of range' % type(self)._java))
        return key

    def __getitem__(self, key):
        found = list.__getitem__(self, self._at(key, 'get'))
        return type(self)(found) if isinstance(key, slice) else found

    def __setitem__(self, key, value):
        list.__setitem__(self, self._at(key, 'set'), [held(item) for item in value] if isinstance(key, slice) else held(value))

    def __delitem__(self, key):
        list.__delitem__(self, self._at(key, 'delete'))

    def __add__(self, other):
        if not isinstance(other, list):
            return NotImplemented
        made = list.__add__(self, other)
        return type(self)(made) if isinstance(other, List) else made

    def __iadd__(self, items):
        self.extend(items)
        return self

    def __mul__(self, times):
        return type(self)(list.__mul__(self, times))

    __rmul__ = __mul__

    def __hash__(self):
        return self.hashCode()

    def __repr__(self):
        return self.toString()

    __str__ = __repr__


# java.util.LinkedList.
class LinkedList(ArrayList):
    def _end(self, index, remove):
        if not len(self):
            raise NoSuchElementException()
        return list.pop(self, index) if remove else list.__getitem__(self, index)

    def getFirst(self):
        return self._end(0, False)

    element = getFirst

    def getLast(self):
        return self._end(-1, False)

    def removeFirst(self):
        return self._end(0, True)

    pop = removeFirst

    def removeLast(self):
        return self._end(-1, True)

    def peek(self):
        return self._end(0, False) if len(self) else None

    peekFirst = peek

    def peekLast(self):
        return self._end(-1, False) if len(self) else None

    def poll(self):
        return self._end(0, True) if len(self) else None

    pollFirst = poll

    def pollLast(self):
        return self._end(-1, True) if len(self) else None

    def addFirst(self, item):
        self.add(0, item)

    push = addFirst

    def addLast(self, item):
        self.add(item)

    def offer(self, item):
        return self.add(item)

    offerLast = offer

    def offerFirst(self, item):
        self.add(0, item)
        return True

    def descendingIterator(self):
        return Iterator(list.__getitem__(self, slice(None, None, -1)), self._discard)


# java.util.Map.
class Map(Object):
    pass


# java.util.Map.Entry.
class Entry(Object):
    _java = 'java.util.Map$Entry'

    def __init__(self, map, key):
        self._map, self._key = map, key

    def getKey(self):
        return self._key

    def getValue(self):
        return dict.__getitem__(self._map, self._key)

    def setValue(self, value):
        return self._map.put(self._key, value)

    def equals(self, other):
        return isinstance(other, Entry) and same(self._key, other._key) and same(self.getValue(), other.getValue())

    def hashCode(self):
        return hash_of(self._key) ^ hash_of(self.getValue())

    def toString(self):
        return letters('%s=%s' % (text_of(self._key), text_of(self.getValue())))


# One that is not of its map any more: it keeps its value.
class _TakenEntry(Entry):
    _java = 'java.util.AbstractMap$SimpleImmutableEntry'

    def __init__(self, key, value):
        self._key, self._value = key, value

    def getValue(self):
        return self._value

    def setValue(self, _value):
        raise UnsupportedOperationException()


# java.util.LinkedHashMap: a dictionary of Python, in the order in which the keys came. The other maps change the order.
class LinkedHashMap(dict, Map):
    def __init__(self, *given):
        dict.__init__(self)
        if given and isinstance(given[0], int):
            if given[0] < 0:
                raise IllegalArgumentException('Illegal initial capacity: %d' % given[0])
        elif given:
            self.putAll(given[0])

    def _order(self):
        return list(dict.keys(self))

    # ---- As Java has it

    def put(self, key, value):
        key = held(key)
        before = dict.get(self, key)
        dict.__setitem__(self, key, held(value))
        return before

    def putAll(self, other):
        if other is None:
            raise NullPointerException('Cannot invoke "java.util.Map.size()" because "m" is null')
        if not isinstance(other, dict):
            raise TypeError("putAll(): 1st arg can't be coerced to java.util.Map")
        for key in other:
            self.put(key, other[key])

    def putIfAbsent(self, key, value):
        before = self.get(key)
        if before is None:
            self.put(key, value)
        return before

    def replace(self, key, value):
        return self.put(key, value) if self.containsKey(key) else None

    def getOrDefault(self, key, other):
        return self.get(key, other)

    # (key) | (key, value)
    def remove(self, key, *value):
        if value and not (self.containsKey(key) and same(self.get(key), value[0])):
            return False
        before = dict.pop(self, key, None)
        return True if value else before

    def containsKey(self, key):
        return key in self

    def containsValue(self, value):
        return any(same(one, value) for one in self.values())

    def keySet(self):
        return _KeySet(self)

    def entrySet(self):
        return _EntrySet(self)

    def size(self):
        return len(self)

    def isEmpty(self):
        return not len(self)

    def clone(self):
        return type(self)(self)

    # One by one, which a HashMap's table shows.
    def copy(self):
        made = type(self)()
        made.update(self)
        return made

    def equals(self, other):
        return isinstance(other, dict) and dict.__eq__(self, other)

    def hashCode(self):
        return wrapped(sum([hash_of(key) ^ hash_of(value) for key, value in self.items()]))

    def toString(self):
        return letters('{%s}' % ', '.join(['%s=%s' % (text_of(key), text_of(value)) for key, value in self.items()]))

    # ---- As Python has it

    def __iter__(self):
        return iter(self._order())

    def __setitem__(self, key, value):
        self.put(key, value)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        self.remove(key)

    def keys(self):
        return self._order()

    def values(self):
        return [dict.__getitem__(self, key) for key in self._order()]

    def items(self):
        return [(key, dict.__getitem__(self, key)) for key in self._order()]

    def iterkeys(self):
        return Iterator(self.keys())

    def itervalues(self):
        return Iterator(self.values())

    def iteritems(self):
        return Iterator(self.items())

    def has_key(self, key):
        return key in self

    def setdefault(self, key, value=None):
        if key not in self:
            self.put(key, value)
        return self.get(key)

    def update(self, *given, **named):
        for key, value in dict(*given, **named).items() if not given or not isinstance(given[0], LinkedHashMap) else (
                given[0].items() + list(named.items())):
            self.put(key, value)

    def pop(self, key, *other):
        if key not in self and not other:
            raise KeyError(key)
        return self.remove(key) if key in self else other[0]

    def popitem(self):
        for key in self._order():
            return key, self.remove(key)
        raise KeyError('popitem(): dictionary is empty')

    def __hash__(self):
        return self.hashCode()

    # Jython writes a map as a dictionary, and Java writes it so where it is in a collection.
    __str__ = dict.__repr__


# How many places a table has that is asked for so many.
def _table_size(count):
    return 1 << max(0, count - 1).bit_length()


# java.util.HashMap, with its table: a key's place is its hash code's, and of one place the order in which the keys came.
class HashMap(LinkedHashMap):
    def __init__(self, *given):
        # There are no places until the first key comes: then as many as were asked for, or 16.
        self._places, self._asked = 0, _table_size(given[0]) if given and isinstance(given[0], int) else 0
        LinkedHashMap.__init__(self, *given)

    def _order(self):
        def place(key):
            code = hash_of(key) & 0xffffffff
            return (code ^ code >> 16) & self._places - 1

        return sorted(dict.keys(self), key=place)

    def _make_room(self, count):
        while count > self._places * 3 / 4:
            self._places *= 2

    def put(self, key, value):
        self._places = self._places or self._asked or 16
        before = LinkedHashMap.put(self, key, value)
        self._make_room(len(self))
        return before

    # A table that is filled at once is made as large as that needs.
    def putAll(self, other):
        if isinstance(other, dict) and other:
            if self._places:
                self._make_room(len(other))
            else:
                self._places = max(self._asked, _table_size(int(len(other) / 0.75 + 1)))
        LinkedHashMap.putAll(self, other)


# java.util.TreeMap: by the order of its keys.
class TreeMap(LinkedHashMap):
    _comparator = None

    def __init__(self, *given):
        if given and isinstance(given[0], Comparator):
            self._comparator = given[0]
            given = ()
        elif given and isinstance(given[0], TreeMap):
            self._comparator = given[0]._comparator
        LinkedHashMap.__init__(self, *given)

    def _order(self):
        return _sorted(dict.keys(self), self._comparator)

    # The key of the map that equals this one in its order. One that has no order with them is refused.
    def _own(self, key):
        key, order = held(key), _order_of(self._comparator)
        if key is None and self._comparator is None:
            raise NullPointerException()
        if self._comparator is not None:
            return next((one for one in dict.keys(self) if order(key, one) == 0), key)
        order(key, next(iter(dict.keys(self)), key))
        return key

    def put(self, key, value):
        return LinkedHashMap.put(self, self._own(key), value)

    def get(self, key, other=None):
        return dict.get(self, self._own(key), other)

    def __contains__(self, key):
        return dict.__contains__(self, self._own(key))

    def __getitem__(self, key):
        return dict.__getitem__(self, self._own(key))

    def remove(self, key, *value):
        return LinkedHashMap.remove(self, self._own(key), *value)

    def comparator(self):
        return self._comparator

    def _end(self, index):
        order = self._order()
        return order[index] if order else None

    def firstKey(self):
        return self._sure(self._end(0))

    def lastKey(self):
        return self._sure(self._end(-1))

    def _sure(self, key):
        if not len(self):
            raise NoSuchElementException()
        return key

    def firstEntry(self):
        return self._entry(self._end(0))

    def lastEntry(self):
        return self._entry(self._end(-1))

    def _entry(self, key):
        return None if key is None else _TakenEntry(key, dict.__getitem__(self, key))

    def _polled(self, key):
        entry = self._entry(key)
        if entry is not None:
            self.remove(key)
        return entry

    def pollFirstEntry(self):
        return self._polled(self._end(0))

    def pollLastEntry(self):
        return self._polled(self._end(-1))

    # The nearest key on a side; `test` is of the order of one of the map to the one given.
    def _nearest(self, key, test, index):
        key, order = held(key), _order_of(self._comparator)
        fitting = [one for one in self._order() if test(order(one, key))]
        return fitting[index] if fitting else None

    def floorKey(self, key):
        return self._nearest(key, lambda order: order <= 0, -1)

    def lowerKey(self, key):
        return self._nearest(key, lambda order: order < 0, -1)

    def ceilingKey(self, key):
        return self._nearest(key, lambda order: order >= 0, 0)

    def higherKey(self, key):
        return self._nearest(key, lambda order: order > 0, 0)

    def floorEntry(self, key):
        return self._entry(self.floorKey(key))

    def lowerEntry(self, key):
        return self._entry(self.lowerKey(key))

    def ceilingEntry(self, key):
        return self._entry(self.ceilingKey(key))

    def higherEntry(self, key):
        return self._entry(self.higherKey(key))

    # Copies that cannot be changed: Java's would change this map.
    def _part(self, *bounds):
        order = _order_of(self._comparator)
        made = TreeMap() if self._comparator is None else TreeMap(self._comparator)
        for key in self._order():
            if all(sign * order(key, bound) > 0 or inclusive and order(key, bound) == 0 for sign, bound, inclusive in bounds):
                made.put(key, self[key])
        return _SubMap(made)

    def headMap(self, key, inclusive=False):
        return self._part((-1, held(key), inclusive))

    def tailMap(self, key, inclusive=True):
        return self._part((1, held(key), inclusive))

    # (begin, end) | (begin, inclusive, end, inclusive)
    def subMap(self, begin, *given):
        from_inclusive, end, to_inclusive = given if len(given) == 3 else (True, given[0], False)
        return self._part((1, held(begin), from_inclusive), (-1, held(end), to_inclusive))

    def descendingMap(self):
        made = TreeMap(_Reversed(self._comparator))
        made.update(self)
        return _SubMap(made)

    def keySet(self):
        return _TreeKeySet(self)

    navigableKeySet = keySet

    def descendingKeySet(self):
        return self.descendingMap().keySet()


# java.util.Set: over the keys of a map.
class Set(Collection):
    def __iter__(self):
        return iter(self._map)

    def __len__(self):
        return len(self._map)

    def __contains__(self, item):
        return item in self._map

    def contains(self, item):
        return self._map.containsKey(item)

    def add(self, item):
        if item in self._map:
            return False
        self._map.put(item, True)
        return True

    def _discard(self, item):
        self._map.remove(item)

    def clear(self):
        self._map.clear()

    def equals(self, other):
        return isinstance(other, (Set, set, frozenset)) and set(self) == set(other)

    def hashCode(self):
        return wrapped(sum([hash_of(item) for item in self]))

    # ---- As Python has it

    def remove(self, item):
        if item not in self:
            raise KeyError(item)
        self._discard(item)

    def discard(self, item):
        if item in self:
            self._discard(item)

    def pop(self):
        for item in self:
            self._discard(item)
            return item
        raise KeyError('pop from an empty set')

    def update(self, *others):
        for other in others:
            self.addAll(other)

    def issubset(self, other):
        return set(self) <= set(other)

    def issuperset(self, other):
        return set(self) >= set(other)

    def isdisjoint(self, other):
        return set(self).isdisjoint(other)


# Those that hold their own map.
class _OwnSet(Set):
    def __init__(self, given=()):
        items = given if isinstance(given, int) else _items_given(given, type(self)._java)
        self._map = self._make(items)
        if not isinstance(given, int):
            for item in items:
                self.add(item)

    def clone(self):
        return type(self)(self)

    copy = clone


def _set_operation(name, sign):
    plain = getattr(set, name)

    # The items of the result come out of a HashSet in Jython, whatever the kind of the set.
    def named(self, other):
        return type(self)(HashSet(plain(set(self), map(held, other))))

    def between(self, other):
        return named(self, other) if isinstance(other, (Set, set, frozenset)) else NotImplemented

    named.__name__ = name
    setattr(_OwnSet, name, named)
    setattr(_OwnSet, '__%s__' % sign, between)


for _name, _sign in (('union', 'or'), ('intersection', 'and'), ('difference', 'sub'), ('symmetric_difference', 'xor')):
    _set_operation(_name, _sign)


def _set_order(sign):
    plain = getattr(set, '__%s__' % sign)

    def order(self, other):
        return plain(set(self), set(other)) if isinstance(other, (Set, set, frozenset)) else NotImplemented

    setattr(Set, '__%s__' % sign, order)


for _sign in ('lt', 'le', 'gt', 'ge'):
    _set_order(_sign)


# java.util.HashSet.
class HashSet(_OwnSet):
    def _make(self, given):
        return HashMap(given if isinstance(given, int) else max(int(len(list(given)) / 0.75) + 1, 16))


# java.util.LinkedHashSet.
class LinkedHashSet(_OwnSet):
    def _make(self, _given):
        return LinkedHashMap()


# java.util.TreeSet.
class TreeSet(_OwnSet):
    def __init__(self, given=()):
        self._comparator = given if isinstance(given, Comparator) else given._comparator if isinstance(given, TreeSet) else None
        _OwnSet.__init__(self, () if isinstance(given, Comparator) else given)

    def _make(self, _given):
        return TreeMap() if self._comparator is None else TreeMap(self._comparator)

    def comparator(self):
        return self._comparator

    def first(self):
        return self._map.firstKey()

    def last(self):
        return self._map.lastKey()

    def floor(self, item):
        return self._map.floorKey(item)

    def lower(self, item):
        return self._map.lowerKey(item)

    def ceiling(self, item):
        return self._map.ceilingKey(item)

    def higher(self, item):
        return self._map.higherKey(item)

    def pollFirst(self):
        return None if self.isEmpty() else self._map.pollFirstEntry().getKey()

    def pollLast(self):
        return None if self.isEmpty() else self._map.pollLastEntry().getKey()

    def _of(self, map):
        made = TreeSet(self._comparator or ())
        made._map = map
        return made

    def headSet(self, item, inclusive=False):
        return self._of(self._map.headMap(item, inclusive))

    def tailSet(self, item, inclusive=True):
        return self._of(self._map.tailMap(item, inclusive))

    def subSet(self, begin, *given):
        return self._of(self._map.subMap(begin, *given))

    def descendingSet(self):
        return self._of(self._map.descendingMap())


# What `keySet()` gives: the keys of the map itself.
class _KeySet(Set):
    _java = 'java.util.HashMap$KeySet'

    def __init__(self, map):
        self._map = map

    def add(self, _item):
        raise UnsupportedOperationException()

    # Only of sets of their own Jython makes Python's.
    def remove(self, item):
        found = item in self
        self.discard(item)
        return found


class _TreeKeySet(_KeySet):
    _java = 'java.util.TreeMap$KeySet'

    def first(self):
        return self._map.firstKey()

    def last(self):
        return self._map.lastKey()


class _EntrySet(_KeySet):
    _java = 'java.util.HashMap$EntrySet'

    def __iter__(self):
        return iter([Entry(self._map, key) for key in self._map])

    def __contains__(self, entry):
        return isinstance(entry, Entry) and entry.getKey() in self._map and same(
            self._map.get(entry.getKey()), entry.getValue())

    contains = __contains__

    def _discard(self, entry):
        self._map.remove(entry.getKey())


_changing = (
    '__setitem__ __delitem__ __iadd__ _discard add addAll append clear discard extend insert pop popitem put putAll putIfAbsent '
    'remove removeAll replace retainAll reverse set setdefault sort update').split()


# What makes objects of a class that cannot be changed, but by what is `kept`.
def _fixed(base, java, kept=()):
    def refuse(_self, *_given, **_named):
        raise UnsupportedOperationException()

    space = {name: refuse for name in _changing if name not in kept and hasattr(base, name)}
    kind = type(base)(java.rpartition('.')[2], (base,), dict(space, _java=java, __module__=__name__))

    def make(*given):
        made = base(*given)
        made.__class__ = kind
        return made

    return make


_SubList = _fixed(ArrayList, 'java.util.ArrayList$SubList')
_SubMap = _fixed(TreeMap, 'java.util.TreeMap$AscendingSubMap')
_FixedList = _fixed(ArrayList, 'java.util.Collections$UnmodifiableList')
_FixedMap = _fixed(LinkedHashMap, 'java.util.Collections$UnmodifiableMap')
_FixedSet = _fixed(LinkedHashSet, 'java.util.Collections$UnmodifiableSet')
_ArrayAsList = _fixed(ArrayList, 'java.util.Arrays$ArrayList', ('__setitem__', 'set', 'sort', 'reverse'))


def _natural_or(order):
    return a_comparator(order, 'sort', 1)


# java.util.Collections: of lists of Python as well.
class Collections(Object):
    @staticmethod
    def sort(items, comparator=None):
        items[:] = _sorted([held(item) for item in items], _natural_or(comparator))

    @staticmethod
    def reverse(items):
        items[:] = [held(item) for item in items][::-1]

    @staticmethod
    def max(items, comparator=None):
        return Collections._extreme(items, comparator, -1)

    @staticmethod
    def min(items, comparator=None):
        return Collections._extreme(items, comparator, 0)

    @staticmethod
    def _extreme(items, comparator, index):
        order = _sorted(_items_given(items, 'max' if index else 'min'), _natural_or(comparator))
        if not order:
            raise NoSuchElementException()
        return order[index]

    @staticmethod
    def reverseOrder(comparator=None):
        return _Reversed(comparator)

    @staticmethod
    def swap(items, one, other):
        for index in (one, other):
            if not 0 <= an_int(index, 'swap', 1) < len(items):
                raise _index_error(index, len(items))
        items[one], items[other] = held(items[other]), held(items[one])

    @staticmethod
    def shuffle(items, random=None):
        random = Random() if random is None else random
        for index in range(len(items) - 1, 0, -1):
            Collections.swap(items, index, random.nextInt(index + 1))

    @staticmethod
    def rotate(items, distance):
        if len(items):
            distance = an_int(distance, 'rotate', 1) % len(items)
            items[:] = list(items[len(items) - distance:]) + list(items[:len(items) - distance])

    @staticmethod
    def fill(items, value):
        items[:] = [held(value)] * len(items)

    @staticmethod
    def frequency(items, value):
        return sum([same(held(item), value) for item in items])

    @staticmethod
    def disjoint(one, other):
        return not any(same(held(item), held(two)) for item in one for two in other)

    @staticmethod
    def binarySearch(items, key, comparator=None):
        low, high, order = 0, len(items) - 1, _order_of(_natural_or(comparator))
        while low <= high:
            middle = (low + high) // 2
            found = order(held(items[middle]), held(key))
            if found == 0:
                return middle
            low, high = (middle + 1, high) if found < 0 else (low, middle - 1)
        return -low - 1

    @staticmethod
    def addAll(items, *given):
        given = given[0] if len(given) == 1 and isinstance(given[0], (list, tuple)) else given
        return any([items.add(item) for item in given])

    @staticmethod
    def nCopies(count, value):
        return _FixedList([held(value)] * an_int(count, 'nCopies'))

    @staticmethod
    def emptyList():
        return _FixedList()

    @staticmethod
    def emptyMap():
        return _FixedMap()

    @staticmethod
    def emptySet():
        return _FixedSet()

    @staticmethod
    def singletonList(value):
        return _FixedList([value])

    @staticmethod
    def singleton(value):
        return _FixedSet([value])

    @staticmethod
    def singletonMap(key, value):
        return _FixedMap({key: value})

    # Copies: what is put into the list behind one later is not in it.
    @staticmethod
    def unmodifiableList(items):
        return _FixedList(items)

    @staticmethod
    def unmodifiableSet(items):
        return _FixedSet(items)

    @staticmethod
    def unmodifiableMap(map):
        return _FixedMap(map)

    unmodifiableCollection = unmodifiableList

    # A script has one thread.
    @staticmethod
    def synchronizedList(items):
        return items

    synchronizedMap = synchronizedSet = synchronizedList


# java.util.Arrays. A list of Python becomes an array by copying: what is sorted is the copy.
class Arrays(Object):
    @staticmethod
    def asList(*given):
        return _ArrayAsList(given[0] if len(given) == 1 and not isinstance(given[0], str) else given)

    @staticmethod
    def toString(items):
        return text_of(items)

    deepToString = toString

    @staticmethod
    def sort(items):
        if isinstance(items, array.array):
            items[:] = array.array(items.typecode, sorted(items))

    @staticmethod
    def fill(items, value):
        if isinstance(items, array.array):
            items[:] = array.array(items.typecode, [value] * len(items))

    @staticmethod
    def equals(one, other):
        return list(one) == list(other)

    @staticmethod
    @takes(None, an_int)
    def copyOf(items, count):
        return list(items)[:count] + [None] * (count - len(items))

    @staticmethod
    @takes(None, an_int, an_int)
    def copyOfRange(items, begin, end):
        return Arrays.copyOf(list(items)[begin:], end - begin)


# java.util.Objects. Jython takes the methods of the object itself where there is one argument, so None has none.
class Objects(Object):
    @staticmethod
    def _there(value):
        if value is None:
            raise NullPointerException('Cannot invoke "Object.getClass()" because "obj" is null')
        return value

    @staticmethod
    def equals(one, other):
        return same(held(Objects._there(one)), held(other))

    @staticmethod
    def hashCode(value):
        return hash_of(Objects._there(value))

    @staticmethod
    def hash(*values):
        return ArrayList(values).hashCode()

    @staticmethod
    def toString(value, *other):
        return text_of(other[0] if other and value is None else Objects._there(value))

    @staticmethod
    def isNull(value):
        return value is None

    @staticmethod
    def nonNull(value):
        return value is not None

    @staticmethod
    def requireNonNull(value, *message):
        if value is None:
            raise NullPointerException(*message)
        return held(value)

    @staticmethod
    def requireNonNullElse(value, other):
        return held(other if value is None else value)

    @staticmethod
    def compare(one, other, comparator):
        return comparator.compare(one, other)


# ---- Random

# Of the system: what Python's own generator holds in the interpreter's snapshot would come again after each start.
_chance = random.SystemRandom()


# java.util.Random: the numbers of Java's generator.
class Random(Object):
    def __init__(self, *seed):
        self.setSeed(*[a_long(value, 'java.util.Random') for value in seed] or [_chance.getrandbits(48)])

    @method_takes(a_long)
    def setSeed(self, seed):
        self._seed = (seed ^ 0x5deece66d) & (1 << 48) - 1
        self._gaussian = None

    def _next(self, bits):
        self._seed = (self._seed * 0x5deece66d + 0xb) & (1 << 48) - 1
        return wrapped(self._seed >> 48 - bits)

    # () | (bound) | (least, bound)
    def nextInt(self, *given):
        given = [an_int(value, 'nextInt', place) for place, value in enumerate(given)]
        if not given:
            return self._next(32)
        if len(given) == 1:
            bound, = given
            if bound <= 0:
                raise IllegalArgumentException('bound must be positive')
            return self._below(bound, lambda: self._next(31))
        least, bound = given
        if least >= bound:
            raise IllegalArgumentException('bound must be greater than origin')
        size = bound - least
        if size & size - 1 == 0:
            return (self._next(32) & size - 1) + least
        if size < 1 << 31:
            return least + self._below(size, lambda: (self._next(32) & 0xffffffff) >> 1)
        value = self._next(32)
        while not least <= value < bound:
            value = self._next(32)
        return value

    # Evenly, from draws of 31 bits.
    def _below(self, bound, draw):
        if bound & -bound == bound:
            return bound * draw() >> 31
        while True:
            bits = draw()
            value = bits % bound
            if bits - value + bound - 1 < 1 << 31:
                return value

    def nextLong(self):
        return long(wrapped((self._next(32) << 32) + self._next(32), 64))

    def nextBoolean(self):
        return self._next(1) != 0

    def nextFloat(self):
        return self._next(24) / (1 << 24)

    def nextDouble(self):
        return ((self._next(26) << 27) + self._next(27)) / (1 << 53)

    def nextGaussian(self):
        if self._gaussian is not None:
            given, self._gaussian = self._gaussian, None
            return given
        while True:
            one, other = 2 * self.nextDouble() - 1, 2 * self.nextDouble() - 1
            size = one * one + other * other
            if 0 < size < 1:
                factor = math.sqrt(-2 * math.log(size) / size)
                self._gaussian = other * factor
                return one * factor

    def nextBytes(self, items):
        for begin in range(0, len(items), 4):
            number = self._next(32)
            for index in range(begin, min(begin + 4, len(items))):
                items[index] = wrapped(number, 8)
                number >>= 8


# ---- UUID

# java.util.UUID.
class UUID(Comparable):
    @method_takes(a_long, a_long)
    def __init__(self, most, least):
        self._most, self._least = most, least

    @staticmethod
    def _of(number):
        return UUID(wrapped(number >> 64, 64), wrapped(number, 64))

    @staticmethod
    def randomUUID():
        return UUID._of(uuid.uuid4().int)

    @staticmethod
    @takes(some_bytes)
    def nameUUIDFromBytes(name):
        digest = bytearray(hashlib.md5(name, usedforsecurity=False).digest())
        digest[6], digest[8] = digest[6] & 0x0f | 0x30, digest[8] & 0x3f | 0x80
        return UUID._of(int.from_bytes(digest, 'big'))

    @staticmethod
    @takes(a_string)
    def fromString(name):
        if name is None:
            raise NullPointerException('Cannot invoke "String.length()" because "name" is null')
        if len(name) > 36:
            raise IllegalArgumentException('UUID string too large')
        parts = name.split('-')
        if len(parts) != 5 or '' in parts:
            raise IllegalArgumentException('Invalid UUID string: %s' % name)
        number = 0
        for part, bits in zip(parts, (32, 16, 16, 16, 48)):
            wrong = re.search('[^0-9a-fA-F]', part)
            if wrong:
                raise NumberFormatException('Error at index %d in: "%s"' % (wrong.start(), part))
            number = number << bits | int(part, 16) & (1 << bits) - 1
        return UUID._of(number)

    def getMostSignificantBits(self):
        return long(self._most)

    def getLeastSignificantBits(self):
        return long(self._least)

    def version(self):
        return self._most >> 12 & 15

    def variant(self):
        first = (self._least & (1 << 64) - 1) >> 61
        return 0 if first < 4 else 2 if first < 6 else first

    def compareTo(self, other):
        if not isinstance(other, UUID):
            raise NullPointerException() if other is None else bad_cast(other, 'java.util.UUID')
        mine, theirs = (self._most, self._least), (other._most, other._least)
        return (mine > theirs) - (mine < theirs)

    def equals(self, other):
        return isinstance(other, UUID) and (self._most, self._least) == (other._most, other._least)

    def hashCode(self):
        mixed = self._most ^ self._least
        return wrapped(mixed >> 32 ^ mixed)

    def toString(self):
        number = (self._most & (1 << 64) - 1) << 64 | self._least & (1 << 64) - 1
        return letters(str(uuid.UUID(int=number)))


# ---- Base64

# java.util.Base64.Encoder.
class _Encoder(Object):
    _java = 'java.util.Base64$Encoder'

    def __init__(self, signs, line=None, padded=True):
        self._signs, self._line, self._padded = signs, line, padded

    def withoutPadding(self):
        return _Encoder(self._signs, self._line, False)

    @method_takes(some_bytes)
    def encodeToString(self, given):
        text = base64.b64encode(given, self._signs).decode()
        text = text if self._padded else text.rstrip('=')
        if self._line:
            text = '\r\n'.join([text[at:at + self._line] for at in range(0, len(text), self._line)])
        return letters(text)

    def encode(self, given):
        return Bytes(str.encode(self.encodeToString(given)))


# java.util.Base64.Decoder.
class _Decoder(Object):
    _java = 'java.util.Base64$Decoder'

    def __init__(self, signs, lenient=False):
        self._signs, self._lenient = signs, lenient

    @method_takes(some_bytes)
    def decode(self, given):
        known = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' + self._signs
        if self._lenient:
            given = bytes([sign for sign in given if sign in known or sign == ord('=')])
        text = given.rstrip(b'=')
        for sign in text:
            if sign not in known:
                raise IllegalArgumentException('Illegal base64 character %x' % sign)
        if len(text) % 4 == 1:
            raise IllegalArgumentException(
                'Input byte[] should at least have 2 bytes for base64 bytes' if len(given) == 1
                else 'Last unit does not have enough valid bits')
        if len(given) > len(text) and len(given) % 4:
            raise IllegalArgumentException('Input byte array has wrong 4-byte ending unit')
        return Bytes(base64.b64decode(text + b'=' * (-len(text) % 4), self._signs))


# java.util.Base64.
class Base64(Object):
    @staticmethod
    def getEncoder():
        return _Encoder(b'+/')

    @staticmethod
    def getUrlEncoder():
        return _Encoder(b'-_')

    @staticmethod
    def getMimeEncoder():
        return _Encoder(b'+/', 76)

    @staticmethod
    def getDecoder():
        return _Decoder(b'+/')

    @staticmethod
    def getUrlDecoder():
        return _Decoder(b'-_')

    @staticmethod
    def getMimeDecoder():
        return _Decoder(b'+/', True)


# ---- java.util.concurrent

# java.util.concurrent.TimeUnit.
class TimeUnit(Enum):
    _java = 'java.util.concurrent.TimeUnit'

    def _convert(self, amount, unit):
        nanos = amount * _nanos[self.ordinal()]
        size = abs(nanos) // _nanos[unit.ordinal()] * (1 if nanos > 0 else -1)
        return long(min(max(size, -1 << 63), (1 << 63) - 1))

    @method_takes(a_long)
    def convert(self, amount, unit):
        return unit._convert(amount, self)

    @method_takes(a_long)
    def sleep(self, amount):
        if amount > 0:
            time.sleep(amount * _nanos[self.ordinal()] / 1e9)


_nanos = (1, 1000, 1000000, 1000000000, 60000000000, 3600000000000, 86400000000000)
TimeUnit.of('NANOSECONDS', 'MICROSECONDS', 'MILLISECONDS', 'SECONDS', 'MINUTES', 'HOURS', 'DAYS')


def _converts_to(name, unit):
    @method_takes(a_long)
    def convert(self, amount):
        return self._convert(amount, unit)

    setattr(TimeUnit, name, convert)


for _unit, _name in zip(TimeUnit.values(), ('Nanos', 'Micros', 'Millis', 'Seconds', 'Minutes', 'Hours', 'Days')):
    _converts_to('to' + _name, _unit)

# `java.util.concurrent`.
concurrent = types.SimpleNamespace(TimeUnit=TimeUnit, **exceptions['java.util.concurrent'])

names = dict(exceptions['java.util'], concurrent=concurrent)
for _kind in (Date, Calendar, GregorianCalendar, TimeZone, Locale, Comparator, Iterator, Collection, List, Set, Map, ArrayList,
              LinkedList, HashMap, LinkedHashMap, TreeMap, HashSet, LinkedHashSet, TreeSet, Arrays, Collections, Objects,
              Random, UUID, Base64):
    names[_kind.__name__] = _kind

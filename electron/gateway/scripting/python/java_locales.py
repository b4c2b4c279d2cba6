# What java.text says in the locales that it is asked for: names, patterns and signs as Java 17 has them (of Unicode's CLDR),
# parts of a list between bars. `own_` names are those that stand alone, where they differ. A locale that is not here is
# refused by its name.

from types import MappingProxyType

_languages = {
    'en': {
        'months': 'January|February|March|April|May|June|July|August|September|October|November|December',
        'short_months': 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec',
        'days': 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday',
        'short_days': 'Sun|Mon|Tue|Wed|Thu|Fri|Sat',
        'halves': 'AM|PM',
        'eras': 'BC|AD',
        'weeks': '1|1',
        'dates': 'EEEE, MMMM d, y|MMMM d, y|MMM d, y|M/d/yy',
        'times': 'h:mm:ss a zzzz|h:mm:ss a z|h:mm:ss a|h:mm a',
        'between': " 'at' | 'at' |, |, ",
        'number': '#,##0.###',
        'percent': '#,##0%',
        'money': '¤#,##0.00',
        'symbols': '.|,|-|%|‰|∞|NaN|E|¤|XXX|.|,|0',
    },
    'de': {
        'months': 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
        'short_months': 'Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.',
        'own_short_months': 'Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez',
        'days': 'Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag',
        'short_days': 'So.|Mo.|Di.|Mi.|Do.|Fr.|Sa.',
        'own_short_days': 'So|Mo|Di|Mi|Do|Fr|Sa',
        'halves': 'AM|PM',
        'eras': 'v. Chr.|n. Chr.',
        'weeks': '1|1',
        'dates': 'EEEE, d. MMMM y|d. MMMM y|dd.MM.y|dd.MM.yy',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'between': " 'um' | 'um' |, |, ",
        'number': '#,##0.###',
        'percent': '#,##0\xa0%',
        'money': '#,##0.00\xa0¤',
        'symbols': ',|.|-|%|‰|∞|NaN|E|¤|XXX|,|.|0',
    },
    'fr': {
        'months': 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
        'short_months': 'janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.',
        'days': 'dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi',
        'short_days': 'dim.|lun.|mar.|mer.|jeu.|ven.|sam.',
        'halves': 'AM|PM',
        'eras': 'av. J.-C.|ap. J.-C.',
        'weeks': '1|1',
        'dates': 'EEEE d MMMM y|d MMMM y|d MMM y|dd/MM/y',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'between': " 'à' | 'à' |, | ",
        'number': '#,##0.###',
        'percent': '#,##0\xa0%',
        'money': '#,##0.00\xa0¤',
        'symbols': ',|\u202f|-|%|‰|∞|NaN|E|¤|XXX|,|\u202f|0',
    },
    'it': {
        'months': 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
        'short_months': 'gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic',
        'days': 'domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato',
        'short_days': 'dom|lun|mar|mer|gio|ven|sab',
        'halves': 'AM|PM',
        'eras': 'a.C.|d.C.',
        'weeks': '1|1',
        'dates': 'EEEE d MMMM y|d MMMM y|d MMM y|dd/MM/yy',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'between': ' | |, |, ',
        'number': '#,##0.###',
        'percent': '#,##0%',
        'money': '#,##0.00\xa0¤',
        'symbols': ',|.|-|%|‰|∞|NaN|E|¤|XXX|,|.|0',
    },
    'es': {
        'months': 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
        'short_months': 'ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic',
        'days': 'domingo|lunes|martes|miércoles|jueves|viernes|sábado',
        'short_days': 'dom|lun|mar|mié|jue|vie|sáb',
        'halves': 'a.\xa0m.|p.\xa0m.',
        'eras': 'a. C.|d. C.',
        'weeks': '1|1',
        'dates': "EEEE, d 'de' MMMM 'de' y|d 'de' MMMM 'de' y|d MMM y|d/M/yy",
        'times': 'H:mm:ss (zzzz)|H:mm:ss z|H:mm:ss|H:mm',
        'between': ', |, | | ',
        'number': '#,##0.###',
        'percent': '#,##0\xa0%',
        'money': '#,##0.00\xa0¤',
        'symbols': ',|.|-|%|‰|∞|NaN|E|¤|XXX|,|.|0',
    },
    'nl': {
        'months': 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december',
        'short_months': 'jan.|feb.|mrt.|apr.|mei|jun.|jul.|aug.|sep.|okt.|nov.|dec.',
        'days': 'zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag',
        'short_days': 'zo|ma|di|wo|do|vr|za',
        'halves': 'a.m.|p.m.',
        'eras': 'v.Chr.|n.Chr.',
        'weeks': '1|1',
        'dates': 'EEEE d MMMM y|d MMMM y|d MMM y|dd-MM-y',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'between': " 'om' | 'om' | | ",
        'number': '#,##0.###',
        'percent': '#,##0%',
        'money': '¤\xa0#,##0.00;¤\xa0-#,##0.00',
        'symbols': ',|.|-|%|‰|∞|NaN|E|¤|XXX|,|.|0',
    },
}
# What a country has otherwise.
_countries = {
    'en_US': {
        'symbols': '.|,|-|%|‰|∞|NaN|E|$|USD|.|,|0',
    },
    'en_GB': {
        'short_months': 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec',
        'halves': 'am|pm',
        'weeks': '2|4',
        'dates': 'EEEE, d MMMM y|d MMMM y|d MMM y|dd/MM/y',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'symbols': '.|,|-|%|‰|∞|NaN|E|£|GBP|.|,|0',
    },
    'en_IE': {
        'halves': 'a.m.|p.m.',
        'weeks': '2|4',
        'dates': 'EEEE d MMMM y|d MMMM y|d MMM y|dd/MM/y',
        'times': 'HH:mm:ss zzzz|HH:mm:ss z|HH:mm:ss|HH:mm',
        'symbols': '.|,|-|%|‰|∞|NaN|E|€|EUR|.|,|0',
    },
    'en_CA': {
        'short_months': 'Jan.|Feb.|Mar.|Apr.|May|Jun.|Jul.|Aug.|Sep.|Oct.|Nov.|Dec.',
        'short_days': 'Sun.|Mon.|Tue.|Wed.|Thu.|Fri.|Sat.',
        'halves': 'a.m.|p.m.',
        'dates': 'EEEE, MMMM d, y|MMMM d, y|MMM d, y|y-MM-dd',
        'symbols': '.|,|-|%|‰|∞|NaN|e|$|CAD|.|,|0',
    },
    'de_DE': {
        'weeks': '2|4',
        'symbols': ',|.|-|%|‰|∞|NaN|E|€|EUR|,|.|0',
    },
    'de_AT': {
        'months': 'Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
        'short_months': 'Jän.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sep.|Okt.|Nov.|Dez.',
        'own_short_months': 'Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez',
        'weeks': '2|4',
        'money': '¤\xa0#,##0.00',
        'symbols': ',|\xa0|-|%|‰|∞|NaN|E|€|EUR|,|.|0',
    },
    'de_CH': {
        'weeks': '2|4',
        'percent': '#,##0%',
        'money': '¤\xa0#,##0.00;¤-#,##0.00',
        'symbols': '.|’|-|%|‰|∞|NaN|E|CHF|CHF|.|’|0',
    },
    'fr_FR': {
        'weeks': '2|4',
        'symbols': ',|\u202f|-|%|‰|∞|NaN|E|€|EUR|,|\u202f|0',
    },
    'fr_CH': {
        'weeks': '2|4',
        'dates': 'EEEE, d MMMM y|d MMMM y|d MMM y|dd.MM.yy',
        'times': "HH.mm:ss 'h' zzzz|HH:mm:ss z|HH:mm:ss|HH:mm",
        'percent': '#,##0%',
        'symbols': ',|\u202f|-|%|‰|∞|NaN|E|CHF|CHF|.|\u202f|0',
    },
    'fr_BE': {
        'weeks': '2|4',
        'dates': 'EEEE d MMMM y|d MMMM y|d MMM y|d/MM/yy',
        'times': "H 'h' mm 'min' ss 's' zzzz|HH:mm:ss z|HH:mm:ss|HH:mm",
        'symbols': ',|\u202f|-|%|‰|∞|NaN|E|€|EUR|,|\u202f|0',
    },
    'it_IT': {
        'weeks': '2|4',
        'symbols': ',|.|-|%|‰|∞|NaN|E|€|EUR|,|.|0',
    },
    'es_ES': {
        'weeks': '2|4',
        'symbols': ',|.|-|%|‰|∞|NaN|E|€|EUR|,|.|0',
    },
    'nl_NL': {
        'weeks': '2|4',
        'symbols': ',|.|-|%|‰|∞|NaN|E|€|EUR|,|.|0',
    },
}
_read = {}


# The texts of a locale by its name (`en_US`), each a tuple; None for one that is not here. What scripts could reach of them
# they cannot change.
def get(name):
    language = name.split('_')[0]
    if name not in _languages and name not in _countries:
        return None
    if name not in _read:
        texts = {**_languages[language], **_countries.get(name, {})}
        for own in ('months', 'short_months', 'days', 'short_days'):
            texts.setdefault('own_' + own, texts[own])
        _read[name] = MappingProxyType({key: tuple(text.split('|')) for key, text in texts.items()})
    return _read[name]

from java.text import SimpleDateFormat
from java.util import Date

times = [Date(1772578800000), Date(1772582405009), Date(1772622000050), Date(1772665199999)]
for pattern in ['H', 'HH', 'k', 'kk', 'K', 'KK', 'h', 'hh', 'm', 'mm', 's', 'ss', 'S', 'SS', 'SSS', 'SSSSS', 'a', 'h:mm a', 'HH:mm:ss.SSS']:
    print pattern, [str(SimpleDateFormat(pattern).format(at)) for at in times]

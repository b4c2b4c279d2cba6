from java.text import SimpleDateFormat
from java.util import Date

reader = SimpleDateFormat('yyyy-MM-dd')
for text in ['2024-02-29', '2023-02-29', '2000-02-29', '1900-02-29', '2100-02-29', '2024-12-31', '2023-12-31', '2024-03-01']:
    at = reader.parse(text)
    print text, at.getTime(), reader.format(at), SimpleDateFormat('D').format(at)

import java.util.*;

/** Writes what Java makes of texts, numbers and dates: `java test/gateway/expression/java/Vectors.java > .../vectors.json`. */
public class Vectors {
    static final StringBuilder out = new StringBuilder();

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < 32 || c > 126) json.append(String.format("\\u%04x", (int) c));
            else json.append(c);
        }
        return json.append('"').toString();
    }

    static String json(Object value) {
        if (value instanceof String) return quoted((String) value);
        if (value instanceof Object[]) {
            List<String> parts = new ArrayList<>();
            for (Object part : (Object[]) value) parts.add(json(part));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value instanceof Double) {
            return "{\"double\": " + (((Double) value).isNaN() || ((Double) value).isInfinite() ? quoted("" + value) : "" + value) + "}";
        }
        return String.valueOf(value);
    }

    static void family(String name, List<Object[]> rows) {
        List<String> lines = new ArrayList<>();
        for (Object[] row : rows) lines.add("    " + json(row));
        if (out.length() > 0) out.append(",\n");
        out.append("  \"" + name + "\": [\n" + String.join(",\n", lines) + "\n  ]");
    }

    static void splits() {
        List<Object[]> rows = new ArrayList<>();
        String[][] cases = {
            {"a,b,c", ","}, {"a.b.c", "."}, {"a.b.c", "\\."}, {"", ","}, {",a,,b,,", ","}, {"a1b22c", "\\d+"},
            {"a  b\tc\u000bd", "\\s+"}, {"abc", ""}, {"a|b", "|"}, {"a|b", "\\|"}, {"x-y_z", "[-_]"}, {"aXbxc", "(?i)x"},
            {"2026-11-26T14:03", "[-T:]"}, {"one and two or three", " (?:and|or) "}, {"a\r\nb\nc", "\\r?\\n"}, {"a.*b", "\\Q.*\\E"},
            {"  lead", " "}, {"boo:and:foo", "o"}, {"boo:and:foo", ":"}, {"a\u00e9b", "\\u00e9"}, {"aab", "a*?b"}, {"a]b", "]"},
            {"k=v;k2=v2", "[=;]"}, {"x1y", "(?<n>\\d)"}, {"a\nb", "."}, {"AbCd", "[A-Z]"}, {"a^b", "[\\^]"}, {"tab\tx", "\\t"},
            {"word word", "\\b"}, {"a--b", "-{2}"}, {"aaaa", "a{2,}"}, {"p\u00fcq", "\\p{L}"}, {"x", "y"}, {"yx", "y"},
        };
        for (String[] one : cases)
            for (int limit : new int[] {0, 2, -1})
                rows.add(new Object[] {one[0], one[1], limit, one[0].split(one[1], limit)});
        family("split", rows);
    }

    static void formats() {
        List<Object[]> rows = new ArrayList<>();
        Object[][] cases = {
            {"%s", "a"}, {"%5s|%-5s|", "a", "b"}, {"%.2s", "abc"}, {"%S", "abc"}, {"%d", 42}, {"%05d", 42}, {"%,d", 1234567},
            {"%(d", -5}, {"%+d", 5}, {"% d", 5}, {"%x", 255}, {"%X", 255}, {"%#x", 255}, {"%x", -1}, {"%o", 8}, {"%f", 3.14159265},
            {"%.0f", 2.5}, {"%.0f", 1.5}, {"%.2f", 0.125}, {"%.2f", 1.005}, {"%8.3f|", -1.5}, {"%-8.3f|", 1.5}, {"%08.3f", -1.5},
            {"%,.2f", 1234567.891}, {"%(,.2f", -1234.5}, {"%+.1f", 0.04}, {"%e", 12345.678}, {"%.2e", 0.00012345}, {"%E", 1.0e10},
            {"%g", 12345.678}, {"%g", 0.00001}, {"%.3g", 1234.0}, {"%g", 0.0}, {"%b", true}, {"%b", "x"}, {"%B", false}, {"%c", 65},
            {"%%", "x"}, {"%5%|", "x"}, {"%2$s %1$s", "a", "b"}, {"%s %<s %s", "a", "b"}, {"a%nb", "x"}, {"%d", 3000000000L},
            {"%x", -3000000000L}, {"%f", Double.NaN}, {"%05f", Double.POSITIVE_INFINITY}, {"%s", 5.0}, {"%s", 1.0e7}, {"%s", true},
            {"%.3f", 1e15}, {"%.1f", 0.05}, {"%.1f", 0.25}, {"%.1f", 0.35}, {"%#.0f", 3.0}, {"%10.4e|", 0.0}, {"%f", 1e-7}, {"%h", "x"},
            {"%d", "x"}, {"%d", 1.5}, {"%s"}, {"%y", 1}, {"%-d", 1}, {"%,e", 1.0}, {"%.1d", 1}, {"%", "x"}, {"%3$s", "a"}, {"%+x", 1},
        };
        for (Object[] one : cases) {
            Object[] args = Arrays.copyOfRange(one, 1, one.length);
            String result;
            try {
                result = String.format(Locale.US, (String) one[0], args);
            } catch (IllegalFormatException e) {
                result = null;
            }
            rows.add(new Object[] {one[0], args, result == null || one[0].equals("%h") ? null : result});
        }
        family("format", rows);
        rows = new ArrayList<>();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        for (char letter : "HIklMSLNpzZsQBbhAaYyjmdeRTrDFc".toCharArray())
            for (long millis : new long[] {1795701605123L, 1774749600000L})
                rows.add(new Object[] {"%t" + letter, millis, String.format(Locale.US, "%t" + letter, new Date(millis))});
        family("dates", rows);
    }

    static void doubles() {
        List<Object[]> rows = new ArrayList<>();
        for (double value : new double[] {0.0, -0.0, 1.0, -5.0, 0.1, 1 / 3.0, 2 / 3.0, 1e-3, 9.99e-4, 1e7, 9999999.0, 12345678.9, 1e21,
                1.5e300, 123456.789, 0.001234, 100.0, 1e6, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
            rows.add(new Object[] {Double.toHexString(value).startsWith("-0x0") ? "-0" : Double.isFinite(value) ? new java.math.BigDecimal(value).toString() : "" + value, "" + value});
        family("doubles", rows);
    }

    static void sums() {
        List<Object[]> rows = new ArrayList<>();
        int[] fields = {Calendar.DAY_OF_MONTH, Calendar.MONTH, Calendar.YEAR, Calendar.WEEK_OF_YEAR, Calendar.HOUR};
        String[] names = {"day", "month", "year", "week", "hour"};
        Random random = new Random(7);
        long[] starts = {1774666800000L, 1774751400000L, 1774753200000L, 1792974600000L, 1792978200000L, 1792983600000L, 1582930800000L,
            1738278000000L, 1772935200000L, 1793509200000L, 1793512800000L, 951782400000L};
        for (String zone : new String[] {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
            for (int at = 0; at < names.length; at++)
                for (int count = 0; count < 12; count++) {
                    long start = starts[random.nextInt(starts.length)] + random.nextInt(3) * 1800000L;
                    int amount = random.nextInt(at == 2 ? 9 : 27) - (at == 2 ? 4 : 13);
                    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.US);
                    calendar.setTimeInMillis(start);
                    calendar.add(fields[at], amount);
                    rows.add(new Object[] {zone, start, amount, names[at], calendar.getTimeInMillis()});
                }
        family("sums", rows);
    }

    static void texts() {
        List<Object[]> rows = new ArrayList<>();
        for (String zone : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Asia/Tokyo"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            for (long millis : new long[] {1795701605000L, 1783000000000L, 0L}) rows.add(new Object[] {zone, millis, new Date(millis).toString()});
        }
        family("texts", rows);
    }

    public static void main(String[] args) {
        splits();
        formats();
        doubles();
        sums();
        texts();
        System.out.println("{\n" + out + "\n}");
    }
}

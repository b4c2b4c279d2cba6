/** Topics of MQTT, and the filters that stand for several: `+` is one level, `#` all that follow. */

const mostBytes = 65_535;

function isText(text: string): boolean {
  return text !== '' && !text.includes('\0') && Buffer.byteLength(text) <= mostBytes;
}

/** Whether a text is one topic. */
export function isTopic(text: string): boolean {
  return isText(text) && !/[+#]/.test(text);
}

/** Whether a text is a topic or a filter. */
export function isFilter(text: string): boolean {
  const levels = text.split('/');
  return (
    isText(text) &&
    levels.every((level, at) => !/[+#]/.test(level) || level === '+' || (level === '#' && at === levels.length - 1))
  );
}

/** Whether a topic is among those of a filter. Topics of the broker itself (`$SYS`) are among none that begins with a wildcard. */
export function matches(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && /^[+#]/.test(filter)) return false;
  const levels = topic.split('/');
  const wanted = filter.split('/');
  for (const [at, level] of wanted.entries()) {
    if (level === '#') return true;
    const own = levels[at];
    if (own === undefined || (level !== '+' && level !== own)) return false;
  }
  return levels.length === wanted.length;
}

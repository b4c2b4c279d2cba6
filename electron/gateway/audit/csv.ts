/** The audit trail as comma-separated values: to be read and sorted by people; it proves nothing. */
import type { Sqlite } from '../platform/sqlite.ts';
import { auditView, type AuditRow } from './search.ts';

/** What a spreadsheet begins a formula with, or skips before one; the wide signs are those of East Asian keyboards. */
const beginsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A line of comma-separated values (RFC 4180); a cell that a spreadsheet would take for a formula is quoted apart. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map((cell) => {
      const text = beginsFormula.test(String(cell)) ? `'${cell}` : String(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

/** The entries of a time (ISO 8601, `until` is not in it), oldest first, a line each, after one with the names of the columns. */
export function* trailLines(
  db: Sqlite,
  { since = '', until = '\uffff' }: { readonly since?: string | undefined; readonly until?: string | undefined },
): Generator<string> {
  const rows = db.prepare<[string, string], AuditRow>(
    'SELECT seq, bytes, hash FROM audit_entry WHERE at >= ? AND at < ? ORDER BY seq',
  );
  const found = rows.iterate(since, until);
  try {
    yield* entryLines(found);
  } finally {
    // Whoever stops at the first line leaves it open, and a database with an open statement does not close.
    found.return?.();
  }
}

/** Entries, a line each, after one with the names of the columns. */
export function* entryLines(rows: Iterable<AuditRow>): Generator<string> {
  yield csvLine(['entry', 'utc', 'local', 'zone', 'clock', 'who', 'action', 'about', 'detail', 'run', 'call', 'hash']);
  for (const row of rows) {
    const { seq, at, atLocal, zone, clock, who, action, target, detail, boot, call, hash } = auditView(row);
    const details = detail.map(({ label, value }) => `${label}: ${value}`).join('; ');
    yield csvLine([seq, at, atLocal, zone, clock, who, action, target, details, boot, call, hash]);
  }
}

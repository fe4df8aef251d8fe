import type { AuditEvent } from './trail'

const COLUMNS = ['id', 'time', 'who', 'what', 'profile id', 'profile name', 'details']

/** The first line of the file. */
export const CSV_HEAD = line(COLUMNS)

/** One event as a line of CSV (RFC 4180). Times are in UTC, as in RFC 3339. */
export function csvLine({ id, at, actor, action, profileId, profileName, details }: AuditEvent): string {
  return line([`${id}`, at.toISOString(), actor, action, profileId ?? '', profileName ?? '', JSON.stringify(details)])
}

function line(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

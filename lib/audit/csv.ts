import type { AuditEvent } from './trail'

const COLUMNS = ['id', 'time', 'who', 'what', 'profile id', 'profile name', 'details']

/** Without it Excel reads UTF-8 in the machine's code page. */
const BYTE_ORDER_MARK = '\ufeff'

/** The start of the file: a byte order mark and the column names. */
export const CSV_HEAD = BYTE_ORDER_MARK + line(COLUMNS)

/** One event as a line of CSV (RFC 4180). Times are in UTC, as in RFC 3339. */
export function csvLine({ id, at, actor, action, profileId, profileName, details }: AuditEvent): string {
  return line([`${id}`, at.toISOString(), actor, action, profileId ?? '', profileName ?? '', JSON.stringify(details)])
}

function line(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`
}

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection). */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

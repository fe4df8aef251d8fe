import 'server-only'
import { z } from 'zod'

/**
 * A backup is plain SQL: statements with BREAK between them, each value a literal without a line break, so that no
 * value can look like BREAK. The first part is comments with the header, the last has the number of statements, so that
 * a truncated file is recognised.
 */
export const BREAK = '--> statement-breakpoint'

/** The beginning of the header's and of the last line. The spelling is part of the format: existing files have it. */
export const HEADER = '-- connector-setup-wizard back-up: '
export const END = '-- end of the back-up, statements: '

export const headerSchema = z.object({
  format: z.literal(1),
  /** The time of the backup, in ISO 8601. */
  made: z.string(),
  /** How many migrations its tables have. */
  migrations: z.number(),
  /** The key of `secrets.key`, in Base64; null if keys are set by SECRETS_KEY, which is stored elsewhere. */
  key: z.string().nullable(),
})

export type BackupHeader = z.infer<typeof headerSchema>

/** A literal (PostgreSQL manual 4.1.2.2) on one line. */
export function literal(value: string | null): string {
  if (value === null) return 'NULL'
  const escaped = value.replace(/[\\'\n\r\u2028\u2029]/g, (found) => ESCAPES[found] ?? found)
  return `E'${escaped}'`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "''",
  '\n': '\\n',
  '\r': '\\r',
  // Node's readline treats these as line breaks too.
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** A name of a table or column (PostgreSQL manual 4.1.1). */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

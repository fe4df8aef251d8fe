import { ERROR_CODE } from '../../security/named-secrets'
import { singleLine } from '../../text'
import { fromPercents } from './paste-variants'

/** The fields of an error, in JSON or in a URL (RFC 6749 sections 4.1.2.1 and 5.2). */
export interface Fields {
  /** One of the codes, or none. */
  error: string | null
  /** An unknown error code; null if a known one is there. */
  otherError: string | null
  /** Empty if there is none. */
  description: string
  /** The source of the error; null if there is none. */
  from: 'json' | 'query' | null
}

/** Codes have only lower-case or only upper-case letters: `invalid_token`, `PERMISSION_DENIED`. */
const OTHER_CODE = /^(?:[a-z]+(?:_[a-z]+){1,6}|[A-Z]+(?:_[A-Z]+){1,6})$/

/** Also in Python's notation. */
const JSON_FIELD =
  /["'](error|error_code|errorCode|error_description|message|detail)["'] ?: ?(["'])((?:\\.|(?!\2)[^\\]){0,2000})\2/g
const QUERY_FIELD = /(?<![\w%])(error|error_description)=([^&#\s"<>]{1,2000})/g

/** The fields of the error in a text on one line. The first of two equal names counts. */
export function fieldsOf(text: string): Fields {
  // Browsers show the spaces of a URL decoded.
  const address = URL.canParse(text) ? new URL(text).href : text
  const fields = [
    ...Array.from(text.matchAll(JSON_FIELD), ([, name, , body = '']) => ({
      name,
      value: fromJson(body),
      from: 'json' as const,
    })),
    ...Array.from(address.matchAll(QUERY_FIELD), ([, name, value = '']) => ({
      name,
      value: fromPercents(value),
      from: 'query' as const,
    })),
  ]
  const field = (name: string) => fields.find((each) => each.name === name)
  const first = (name: string) => field(name)?.value
  const error = first('error')?.trim().toLowerCase().replaceAll(' ', '_') ?? ''
  const code = ERROR_CODE.exec(error)?.[0] ?? null
  const other = OTHER_CODE.exec(first('error') ?? first('error_code') ?? first('errorCode') ?? '')?.[0] ?? null
  return {
    error: code,
    otherError: code === null ? other : null,
    from: code === null && other === null ? null : (field('error')?.from ?? 'json'),
    description: singleLine(first('error_description') ?? first('message') ?? first('detail') ?? '').trim(),
  }
}

function fromJson(body: string): string {
  try {
    return String(JSON.parse(`"${body}"`))
  } catch {
    return body.replaceAll('\\', '')
  }
}

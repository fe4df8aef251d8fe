/**
 * Why no response arrived. Those that begin with `proxy` are about the way to the proxy, the rest about the way to the
 * host.
 */
export type NetworkReason =
  | 'refused'
  | 'no-route'
  | 'not-found'
  | 'broken'
  | 'timeout'
  // The host was reached, and TLS with it failed.
  | 'untrusted'
  | 'expired'
  | 'not-yet-valid'
  | 'other-name'
  | 'certificate'
  | 'handshake'
  | 'plain-http'
  // The proxy blocked the request.
  | 'proxy-unreachable'
  | 'proxy-not-found'
  | 'proxy-timeout'
  | 'proxy-broken'
  | 'proxy-tls'
  | 'proxy-sign-in'
  | 'proxy-forbids'
  | 'proxy-failed'
  | 'unknown'

/** The subject of a fault: the way to the host, the connection, the time, TLS with the host, or the proxy. */
export type FaultKind = 'unreached' | 'broken' | 'timeout' | 'tls' | 'proxy'

const KINDS: Readonly<Record<NetworkReason, FaultKind>> = {
  refused: 'unreached',
  'no-route': 'unreached',
  'not-found': 'unreached',
  unknown: 'unreached',
  broken: 'broken',
  timeout: 'timeout',
  untrusted: 'tls',
  expired: 'tls',
  'not-yet-valid': 'tls',
  'other-name': 'tls',
  certificate: 'tls',
  handshake: 'tls',
  'plain-http': 'tls',
  'proxy-unreachable': 'proxy',
  'proxy-not-found': 'proxy',
  'proxy-timeout': 'proxy',
  'proxy-broken': 'proxy',
  'proxy-tls': 'proxy',
  'proxy-sign-in': 'proxy',
  'proxy-forbids': 'proxy',
  'proxy-failed': 'proxy',
}

/** The subject of each reason. */
export function faultKind(reason: NetworkReason): FaultKind {
  return KINDS[reason]
}

export interface NetworkFault {
  reason: NetworkReason
  /** The name that Node.js, OpenSSL or undici gives it. */
  code?: string
  /** The names of a mismatched certificate, or a proxy’s challenge or response. */
  detail?: string
}

/** A failure on the way to the proxy, or its response to CONNECT (RFC 9110 section 9.3.6). */
export class ProxyError extends Error {
  /** Null if no response arrived. */
  readonly status: number | null
  /** The authentication schemes that a proxy offers (RFC 9110 section 11.7.1). */
  readonly schemes: readonly string[]

  constructor({ status = null, schemes = [], cause }: Partial<Pick<ProxyError, 'status' | 'schemes' | 'cause'>>) {
    super('The proxy blocked the request.', { cause })
    this.name = 'ProxyError'
    this.status = status
    this.schemes = schemes
  }
}

const REASONS: readonly [RegExp, NetworkReason][] = [
  [/^(ECONNREFUSED|EADDRNOTAVAIL)$/, 'refused'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EACCES|EPERM)$/, 'no-route'],
  [/^(ENOTFOUND|EAI_.*|ENODATA)$/, 'not-found'],
  [/TIMEOUT|ETIMEDOUT/, 'timeout'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|HPE_.*)$/, 'broken'],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER_CERT.*|VERIFY_LEAF_SIGNATURE))$/,
    'untrusted',
  ],
  [/^CERT_HAS_EXPIRED$/, 'expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet-valid'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'other-name'],
  // Node reads any bytes as TLS: the first ones as a version and a length.
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL)$/, 'plain-http'],
  [/^(ERR_SSL_(CERTIFICATE_VERIFY_FAILED|CA_|EE_).*)$/, 'certificate'],
  [/^(EPROTO|ERR_SSL_.*|ERR_TLS_.*)$/, 'handshake'],
  [/CERT|CRL|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|KEY_TOO_SMALL|MD_TOO_WEAK/, 'certificate'],
]

/** Reads an error of `fetch`, or of reading a body. */
export function networkFault(error: unknown): NetworkFault {
  const chain = causesOf(error)
  const proxy = chain.find((each) => each instanceof ProxyError)
  return proxy ? proxyFault(proxy) : hostFault(chain)
}

function hostFault(chain: readonly Error[]): NetworkFault {
  if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError')) return { reason: 'timeout' }
  for (const each of chain) {
    const code = codeOf(each)
    const reason = /wrong version number/i.test(each.message)
      ? 'plain-http'
      : REASONS.find(([pattern]) => pattern.test(code))?.[1]
    if (reason === 'other-name') return { reason, code, detail: namesOf(each) }
    if (reason) return { reason, code }
  }
  const code = chain.map(codeOf).find((each) => each !== '')
  // `fetch` gives no code for a truncated response.
  const isCut = chain.some(({ name, message }) =>
    /terminated|closed|socket|HTTPParserError/i.test(`${name} ${message}`),
  )
  return { reason: isCut ? 'broken' : 'unknown', ...(code && { code }) }
}

const TO_PROXY: Partial<Record<NetworkReason, NetworkReason>> = {
  refused: 'proxy-unreachable',
  'no-route': 'proxy-unreachable',
  'not-found': 'proxy-not-found',
  timeout: 'proxy-timeout',
  broken: 'proxy-broken',
  unknown: 'proxy-broken',
}

function proxyFault({ status, schemes, cause }: ProxyError): NetworkFault {
  if (status === 407) return { reason: 'proxy-sign-in', code: '407', detail: schemes.join(', ') }
  if (status === 403) return { reason: 'proxy-forbids', code: '403' }
  if (status !== null) return { reason: 'proxy-failed', code: `${status}` }
  const { reason, ...more } = hostFault(causesOf(cause))
  return { ...more, reason: TO_PROXY[reason] ?? 'proxy-tls' }
}

/** An error and its causes; if several addresses were tried, those of the first one. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = []
  let next = error
  while (next instanceof Error && !chain.includes(next)) {
    chain.push(next)
    next = next instanceof AggregateError ? next.errors[0] : next.cause
  }
  return chain
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The names in a certificate (RFC 6125), as Node.js gives the certificate with the error. */
function namesOf(error: Error): string {
  const { cert } = error as { cert?: { subjectaltname?: string; subject?: { CN?: string | string[] } } }
  const names = cert?.subjectaltname?.replace(/\b(?:DNS|IP Address):/g, '') || `${cert?.subject?.CN ?? ''}`
  return names.slice(0, MAX_NAMES_LENGTH)
}

/** In UTF-16 units: a certificate may be for hundreds of names. */
const MAX_NAMES_LENGTH = 200

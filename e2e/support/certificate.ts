import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const DAY = 24 * 60 * 60 * 1000
/** Object identifiers in DER: ecdsa-with-SHA256 (RFC 5758), commonName and subjectAltName (RFC 5280). */
const ECDSA_SHA256 = der(0x06, Buffer.from('2a8648ce3d040302', 'hex'))
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'))
const ALTERNATIVE_NAME = der(0x06, Buffer.from('551d11', 'hex'))

const BASIC_CONSTRAINTS = der(0x06, Buffer.from('551d13', 'hex'))

/** A certificate and its key, in PEM. */
export interface Certificate {
  key: string
  cert: string
}

interface CertificateOptions {
  /** Its host, or the name of the authority. */
  name?: string
  /** The authority that signs it; without one it is self-signed. */
  issuer?: Certificate & { name: string }
  isAuthority?: boolean
  /** Its validity, in days from now. */
  days?: readonly [from: number, to: number]
}

/**
 * A key and a certificate (RFC 5280) in PEM: self-signed for localhost, unless the options say otherwise. Created for
 * each call, so that no key is in the repository.
 */
export function makeCertificate({
  name = 'localhost',
  issuer,
  isAuthority = false,
  days: [from, to] = [-1, 7],
}: CertificateOptions = {}): Certificate & { name: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(ECDSA_SHA256)
  const named = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))))
  const time = (days: number) => {
    const digits = new Date(Date.now() + days * DAY).toISOString().replace(/\D/g, '').slice(2, 14)
    return der(0x17, Buffer.from(`${digits}Z`))
  }
  const extension = isAuthority
    ? sequence(BASIC_CONSTRAINTS, der(0x01, Buffer.of(0xff)), der(0x04, sequence(der(0x01, Buffer.of(0xff)))))
    : sequence(ALTERNATIVE_NAME, der(0x04, sequence(der(0x82, Buffer.from(name)))))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    named(issuer?.name ?? name),
    sequence(time(from), time(to)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, issuer?.key ?? privateKey)]))
  const certificate = sequence(body, algorithm, signature).toString('base64')
  return {
    name,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  }
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

/** One value with its tag and length (X.690). */
function der(tag: number, value: Buffer): Buffer {
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), value])
}

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import type { CaFile } from '../env'

/** One certificate in PEM (RFC 7468 section 5); older tools write the longer labels. */
const CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[A-Za-z0-9+/=\s]+-----END \1-----/g

/**
 * The authorities that TLS connections trust: Node's own, and those of the files. Undefined without files: Node's
 * default. Throws an Error of one sentence that names the file and its fault.
 */
export function trustWith(files: readonly CaFile[]): tls.SecureContext | undefined {
  if (files.length === 0) return undefined
  return tls.createSecureContext({
    ca: [...nodesOwn(), ...files.flatMap(readCertificates)],
    // Some companies provide the intermediate authority without its root.
    allowPartialTrustChain: true,
  })
}

/** Throws as `trustWith` does. */
export function checkAuthorities(files: readonly CaFile[]): void {
  files.forEach(readCertificates)
}

/** Node.js 20 cannot list the authorities of `--use-openssl-ca`: there the bundled ones replace them. */
function nodesOwn(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] }
  return getCACertificates?.('default') ?? tls.rootCertificates
}

function readCertificates({ setting, path }: CaFile): string[] {
  const found = Array.from(read(setting, path).matchAll(CERTIFICATE), ([pem]) => pem)
  if (found.length === 0) {
    throw new Error(
      `${setting}: ${path} has no certificate in PEM form. It must have lines like -----BEGIN CERTIFICATE-----; "openssl x509 -inform der -in FILE" makes them of a .der or .cer file.`,
    )
  }
  return found.map((pem, index) => {
    try {
      return new X509Certificate(pem).toString()
    } catch {
      throw new Error(`${setting}: certificate ${index + 1} in ${path} is damaged.`)
    }
  })
}

function read(setting: string, path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new Error(`${setting}: ${path} ${UNREADABLE[code] ?? `cannot be read (${code})`}.`)
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder: name its files',
  EACCES: 'may not be read by the user that runs the wizard',
}

/** The original of a URL that a security product rewrote. */
export interface RewrittenAddress {
  /** The URL with its original host. */
  url: URL
  /** The product that rewrote it; null if it is unknown. */
  by: string | null
}

/** The suffixes of hosts of a session proxy, with its product. */
const SUFFIXES: readonly (readonly [suffix: string, by: string])[] = [
  ['mcas.ms', 'Microsoft Defender for Cloud Apps'],
  ['mcas-gov.us', 'Microsoft Defender for Cloud Apps'],
  ['mcas-gov.ms', 'Microsoft Defender for Cloud Apps'],
  ['cas.ms', 'Microsoft Defender for Cloud Apps'],
  ['goskope.com', 'Netskope'],
  ['zscaler.net', 'Zscaler'],
  ['zscaler.com', 'Zscaler'],
  ['prismaaccess.com', 'Prisma Access'],
  ['menlosecurity.com', 'Menlo Security'],
]

/**
 * A URL of `host` that a security proxy or a mail scanner has rewritten: the host is a part of a longer name
 * (`host.mcas.ms`, `host-with-dashes.vpn.example.com`), or the whole URL is within another one. Null for any other.
 */
export function rewrittenAddress(url: URL, host: string): RewrittenAddress | null {
  return behindProxy(url, host) ?? withinAnother(url, host)
}

function behindProxy(url: URL, host: string): RewrittenAddress | null {
  const name = url.hostname
  const [bare] = host.split(':')
  if (!bare) return null
  const own = [bare, bare.replaceAll('.', '-')].find(
    (each) => name.startsWith(`${each}.`) || name.includes(`-${each}.`),
  )
  if (own === undefined) return null
  const original = new URL(url)
  original.protocol = 'https:'
  original.host = host
  const by = SUFFIXES.find(([suffix]) => name === suffix || name.endsWith(`.${suffix}`))?.[1] ?? null
  return { url: original, by }
}

const MAIL_SCANNERS: readonly (readonly [host: RegExp, by: string])[] = [
  [/(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us)$/, 'Microsoft Defender for Office 365'],
  [/(?:^|\.)urldefense\.(?:com|proofpoint\.com)$/, 'Proofpoint'],
  [/(?:^|\.)(?:mimecast\.com|mimecastprotect\.com)$/, 'Mimecast'],
  [/(?:^|\.)linkprotect\.cudasvc\.com$/, 'Barracuda'],
]

function withinAnother(url: URL, host: string): RewrittenAddress | null {
  const by = MAIL_SCANNERS.find(([pattern]) => pattern.test(url.hostname))?.[1]
  if (!by) return null
  const texts = [url.href, ...url.searchParams.values()]
  const found = texts.flatMap((text) =>
    Array.from(text.matchAll(/https?:\/\/?[^\s"'<>]{1,4000}/g), ([all]) => all.slice(0)),
  )
  const inner = found
    .flatMap((text) => [...text.matchAll(/https?:\/\/?/g)].map(({ index }) => text.slice(index)))
    .find((text) => URL.canParse(text) && new URL(text).host === host)
  return inner === undefined ? null : { url: new URL(inner), by }
}

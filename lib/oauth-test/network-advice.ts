import type { Values, Words } from './advice-words'

type Said = Omit<Words, 'place'>

const NOT_PROFILE = 'This says nothing about the profile.'

/** ` through the proxy proxy.example.com:3128`, if the request used one. */
export function through(proxy: string | undefined): string {
  return proxy ? ` through the proxy ${proxy}` : ''
}

/** The host was not reached. */
export function unreachable(provider: string, { host = '', reason = '', proxy }: Values): Said {
  return {
    title: `${host} could not be reached`,
    cause: UNREACHABLE[reason] ?? `No connection could be made${through(proxy)}.`,
    fix: proxy
      ? `Check that the proxy ${proxy} lets the wizard reach ${host}, and that ${provider} is up. ${NOT_PROFILE}`
      : `Check that the machine that runs this wizard may reach ${host} through its firewall. If it must go through a proxy, set HTTPS_PROXY. ${NOT_PROFILE}`,
  }
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  refused: 'The connection was refused.',
  'no-route': 'Its address can’t be reached from this network, or a firewall blocks it.',
  'not-found': 'Its name could not be found (DNS).',
}

/** The host was reached, but its TLS is unusable. */
export function tlsFailed(provider: string, values: Values): Said {
  const { host = '', reason = '', proxy } = values
  const { title, cause, fix } = (TLS[reason] ?? UNKNOWN_TLS)(host, provider, values)
  return { title, cause: `${host} was reached${through(proxy)}, but ${cause}`, fix: `${fix} ${NOT_PROFILE}` }
}

type Tls = (host: string, provider: string, values: Values) => Said

const UNKNOWN_TLS: Tls = (host, provider, { code = '' }) => ({
  title: `The certificate of ${host} cannot be used`,
  cause: `its certificate failed the check${code && ` (${code})`}.`,
  fix: `Show this to whoever runs the network: a proxy may be answering in place of ${provider}.`,
})

const TLS: Readonly<Record<string, Tls>> = {
  untrusted: (host, provider) => ({
    title: `The certificate of ${host} is not trusted`,
    cause:
      'its certificate is signed by an authority that this machine does not trust. A proxy that opens TLS connections does this.',
    fix: `If your company has such a proxy, get the certificate of its authority as a PEM file, name the file in EXTRA_CA_CERTS, and restart the wizard. If not, do not go on: something may be answering in place of ${provider}.`,
  }),
  expired: (host, provider) => ({
    title: `The certificate of ${host} has expired`,
    cause: 'its certificate has expired by the clock of this machine.',
    fix: `Check the clock of the machine that runs this wizard. If it is right, a proxy that opens TLS connections may have an old certificate: ask whoever runs the network, or check that ${provider} is up.`,
  }),
  'not-yet-valid': (host, provider) => ({
    title: `The certificate of ${host} is not valid yet`,
    cause: 'its certificate begins later, by the clock of this machine.',
    fix: `Set the clock of the machine that runs this wizard over the network (NTP). If it is right, something may be answering in place of ${provider}.`,
  }),
  'other-name': (host, provider, { detail = '' }) => ({
    title: `The certificate is not for ${host}`,
    cause: detail ? `the certificate that came is for ${detail}.` : 'the certificate that came is for another name.',
    fix: `Something else answers at this address: a proxy, the sign-in page of a network, or a wrong entry in DNS or a hosts file. It must let requests to ${provider} through.`,
  }),
  handshake: (host, _provider, { code = '' }) => ({
    title: `The TLS connection to ${host} failed`,
    cause: `the two found no TLS version and cipher in common, or the other side ended the handshake${code && ` (${code})`}.`,
    fix: 'The wizard needs TLS 1.2 or newer. A proxy or firewall that opens or filters TLS connections may allow less: ask whoever runs the network.',
  }),
  'plain-http': (host, provider) => ({
    title: `${host} does not answer in TLS`,
    cause: 'the answer was not TLS: plain HTTP, for example.',
    fix: `Something else answers at this address: a proxy, or the sign-in page of a network. It must let requests to ${provider} through.`,
  }),
}

/** The proxy was not reached, or blocked the request. */
export function proxyFailed({ host = '', reason = '', proxy = '', code = '', detail = '' }: Values): Said {
  const { cause, fix } = (PROXY[reason] ?? UNKNOWN_PROXY)(host, code, detail)
  return {
    title: proxy ? `The proxy ${proxy} did not connect to ${host}` : `The proxy did not connect to ${host}`,
    cause,
    fix: `${fix} ${NOT_PROFILE}`,
  }
}

type Proxy = (host: string, code: string, detail: string) => Omit<Said, 'title'>

const SETTING = 'Check the proxy’s address in HTTPS_PROXY'

const UNKNOWN_PROXY: Proxy = (_host, code) => ({
  cause: `The connection to the proxy ended before it answered${code && ` (${code})`}.`,
  fix: `${SETTING}, its port above all, and ask whoever runs the proxy.`,
})

const PROXY: Readonly<Record<string, Proxy>> = {
  'proxy-unreachable': (host) => ({
    cause: 'No connection to the proxy could be made: it was refused, or its address can’t be reached.',
    fix: `${SETTING}, its port above all, and that the proxy is up. If ${host} is to be reached without it, add it to NO_PROXY.`,
  }),
  'proxy-not-found': () => ({
    cause: 'The name of the proxy could not be found (DNS).',
    fix: `${SETTING}.`,
  }),
  'proxy-timeout': () => ({
    cause: 'The proxy did not answer in time.',
    fix: `${SETTING}, and ask whoever runs the proxy. A firewall before it may be dropping the request.`,
  }),
  'proxy-tls': (_host, code) => ({
    cause: `The proxy was reached, but the TLS connection to it failed${code && ` (${code})`}.`,
    fix: 'If the proxy speaks plain HTTP, write http:// in HTTPS_PROXY. If it has a certificate of your company, name the file of its authority in EXTRA_CA_CERTS.',
  }),
  'proxy-sign-in': (_host, _code, schemes) => ({
    cause: `The proxy asks for a sign-in, or refused yours (407).${schemes && ` It takes ${schemes}.`}`,
    fix:
      !schemes || /\bbasic\b/i.test(schemes)
        ? 'Set HTTPS_PROXY to an address with user and password, like http://user:password@proxy.example.com:3128, and percent-encode special characters.'
        : 'The wizard can sign in by Basic only. Ask whoever runs the proxy to let this machine through without a sign-in, or to allow Basic.',
  }),
  'proxy-forbids': (host) => ({
    cause: `The proxy forbids connections to ${host} (403).`,
    fix: `Ask whoever runs the proxy to allow ${host}, port 443.`,
  }),
  'proxy-failed': (host, code) => ({
    cause: `The proxy answered with status ${code} to the request for a connection. With 502, 503 or 504 it could not reach ${host} itself.`,
    fix: `Ask whoever runs the proxy. ${SETTING} too: it may not be a proxy.`,
  }),
}

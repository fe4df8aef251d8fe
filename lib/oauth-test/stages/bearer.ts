interface Answer {
  access_token: string
  token_type: string
  expires_in?: number | undefined
}

/**
 * What is wrong with an access token that is to be sent in a header, as bearer tokens are (RFC 6750 section 2.1); null
 * when nothing is. One that has ended when it comes is none.
 */
export function brokenRule({ access_token, token_type, expires_in }: Answer): string | null {
  if (token_type.toLowerCase() !== 'bearer') return 'token_type'
  if (!/^[\x21-\x7e]+$/.test(access_token)) return 'access_token'
  return expires_in !== undefined && expires_in < 1 ? 'expires_in' : null
}

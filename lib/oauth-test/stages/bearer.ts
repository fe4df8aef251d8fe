interface Answer {
  access_token: string
  token_type: string
}

/** Whether an access token can be sent in a header, as bearer tokens are (RFC 6750 section 2.1). */
export function isBearer({ access_token, token_type }: Answer): boolean {
  return token_type.toLowerCase() === 'bearer' && /^[\x21-\x7e]+$/.test(access_token)
}

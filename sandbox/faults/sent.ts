import { type Ask, formOf } from '../http/ask'

/** The credentials in a token request, from the header or the body. */
export interface Sent {
  clientId: string
  secret: string
  code: string
  verifier: string
  refreshToken: string
}

/** Reads the secrets of a token request. */
export function sentIn(ask: Ask): Sent {
  const form = formOf(ask)
  const [, basic = ''] = /^Basic (\S+)$/i.exec(ask.headers.authorization ?? '') ?? []
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return {
    clientId: form.get('client_id') ?? id,
    secret: form.get('client_secret') ?? secret,
    code: form.get('code') ?? '',
    verifier: form.get('code_verifier') ?? '',
    refreshToken: form.get('refresh_token') ?? '',
  }
}

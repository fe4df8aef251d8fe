import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
} from 'openid-client'
import type { StageContext } from './define-stage'
import { oauthAnswer } from './json-answer'
import type { ServerMetadata } from './server-metadata'
import type { TestTarget } from './stage'

/**
 * The OAuth client of a run. The secret is sent in the form (RFC 6749 section 2.3.1), like by providers' own tools,
 * unless the server accepts it only in the header. `verifiesIdTokens`: with the server's keys, which it then requests.
 */
export function oauthClient(
  { subject, clientSecret, found, ask, limitMs }: StageContext,
  { verifiesIdTokens = false } = {},
): Configuration {
  const { metadata } = found
  if (!metadata) throw new Error('The server’s metadata is not known yet.')
  const client = configurationOf(subject, metadata, authenticationFor(metadata)(clientSecret))
  client.timeout = limitMs / 1000
  client[customFetch] = async (url, { method, headers, body }) => {
    const response = await ask(url, { method, headers, ...(body && { body: asText(body) }) })
    // RFC 7009 section 2.2: revoked, with an empty body.
    return url === metadata.revocation_endpoint && response.status === 200 ? response : oauthAnswer(response)
  }
  if (verifiesIdTokens) enableNonRepudiationChecks(client)
  return client
}

/** RFC 8414 section 2. */
function authenticationFor({ token_endpoint_auth_methods_supported: methods = [] }: ServerMetadata) {
  const isHeaderOnly = methods.includes('client_secret_basic') && !methods.includes('client_secret_post')
  return isHeaderOnly ? ClientSecretBasic : ClientSecretPost
}

/** openid-client's configuration of server and app; without `authentication` for calls that send no request. */
export function configurationOf(
  { clientId, origin }: Pick<TestTarget, 'clientId' | 'origin'>,
  metadata: ServerMetadata,
  authentication?: ClientAuth,
): Configuration {
  const server = {
    issuer: metadata.issuer,
    authorization_endpoint: metadata.authorization_endpoint,
    token_endpoint: metadata.token_endpoint,
    ...(metadata.jwks_uri && { jwks_uri: metadata.jwks_uri }),
    ...(metadata.revocation_endpoint && { revocation_endpoint: metadata.revocation_endpoint }),
    ...(metadata.authorization_response_iss_parameter_supported && {
      authorization_response_iss_parameter_supported: true,
    }),
  }
  const configuration = new Configuration(server, clientId, undefined, authentication)
  // Our own fetch allows one origin only: http is for a sandbox on this machine.
  if (new URL(origin).protocol === 'http:') allowInsecureRequests(configuration)
  return configuration
}

/** OAuth requests are always forms. */
function asText(body: unknown): string {
  return body instanceof URLSearchParams ? body.toString() : `${body}`
}

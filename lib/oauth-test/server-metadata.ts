import { z } from 'zod'

/** The account's authorization server metadata (RFC 8414 section 2), as far as a test needs it. */
export const serverMetadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url().optional(),
  revocation_endpoint: z.url().optional(),
  /** An optional field: an invalid value is ignored. */
  token_endpoint_auth_methods_supported: z.array(z.string()).optional().catch(undefined),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})

export type ServerMetadata = z.infer<typeof serverMetadataSchema>

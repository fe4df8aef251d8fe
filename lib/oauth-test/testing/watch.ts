/** The secrets in a token endpoint's answer, whole or truncated. */
const ANSWERED = /"(?:access_token|refresh_token|id_token)"\s*:\s*"([^"]+)/g
/** The effect of a request to it. */
const SENT = ['client_secret', 'code', 'code_verifier', 'refresh_token']

/** A fetch that records the secrets in requests and responses. */
export function watch(fetch: typeof globalThis.fetch): { fetch: typeof globalThis.fetch; secrets: () => string[] } {
  const answers: Uint8Array[][] = []
  const sent: string[] = []
  return {
    fetch: async (url, init) => {
      if (typeof init?.body === 'string') {
        const form = new URLSearchParams(init.body)
        sent.push(...SENT.flatMap((name) => form.get(name) ?? []))
      }
      const response = await fetch(url, init)
      if (!response.body) return response
      const chunks: Uint8Array[] = []
      answers.push(chunks)
      const listener = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          chunks.push(chunk)
          controller.enqueue(chunk)
        },
      })
      return new Response(response.body.pipeThrough(listener), { status: response.status, headers: response.headers })
    },
    secrets: () => {
      const texts = answers.map((chunks) => Buffer.concat(chunks).toString('utf8'))
      return [...sent, ...texts.flatMap((text) => [...text.matchAll(ANSWERED)].flatMap(([, secret]) => secret ?? []))]
    },
  }
}

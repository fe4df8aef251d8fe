/** Puts JSON. */
export function put(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'PUT', body: JSON.stringify(body), headers })
}

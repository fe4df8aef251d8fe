import type { IncomingMessage } from 'node:http'
import type { Refusal } from './refuse'

/**
 * Why a form cannot be read; null when it can. Next would answer a broken one as a fault of its own. The request can be
 * read as before; it must say how long it is.
 */
export async function refuseUnreadableForm(request: IncomingMessage): Promise<Refusal | null> {
  const { 'content-type': type = '', 'next-action': action } = request.headers
  // So a page's script sends a form that has no fields. Other sites' pages cannot send that header.
  if (action !== undefined && /^text\/plain\s*(;|$)/i.test(type)) return null
  // As browsers send all other forms of our pages.
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    return { rule: 'form of another kind', status: 415, sentence: 'Forms must be sent as multipart/form-data.' }
  }
  try {
    const body = await readAhead(request, Number(request.headers['content-length']))
    await new Response(body, { headers: { 'content-type': type } }).formData()
    return null
  } catch {
    const sentence = 'This form cannot be read: it is broken, or a part of it is missing.'
    return { rule: 'broken form', status: 400, sentence }
  }
}

/** The body, which is put back. Rejects when the connection ends before it is whole. */
function readAhead(request: IncomingMessage, length: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const take = () => {
      for (let chunk = request.read(); chunk !== null; chunk = request.read()) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      if (body.length < length) return
      request.off('readable', take).off('close', fail).off('error', fail)
      request.unshift(body)
      resolve(Uint8Array.from(body))
    }
    const fail = () => reject(new Error('The connection ended.'))
    request.on('readable', take).on('close', fail).on('error', fail)
  })
}

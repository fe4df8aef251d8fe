import { env } from '@/lib/env'
import { llmsText } from '@/lib/guide/llms-text'
import { guides } from '@/lib/guides/loaded'
import { textAnswer } from '@/lib/text-answer.server'

export function GET(request: Request): Response {
  return textAnswer(
    request,
    llmsText(
      guides.map(({ guide }) => guide),
      env().publicUrl,
    ),
  )
}

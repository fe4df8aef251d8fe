import { env } from '@/lib/env'
import { llmsText } from '@/lib/guide/llms-text'
import { allGuides } from '@/lib/guides/loaded'
import { textAnswer } from '@/lib/text-answer.server'

export function GET(request: Request): Response {
  return textAnswer(
    request,
    llmsText(
      allGuides().map(({ guide }) => guide),
      env().publicUrl,
    ),
  )
}

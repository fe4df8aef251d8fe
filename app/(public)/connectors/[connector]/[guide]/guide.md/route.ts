import { guideMarkdown } from '@/lib/guide/markdown'
import { type GuideParams, guideAnswer } from '@/lib/guides/guide-answer.server'

export function GET(request: Request, context: GuideParams): Promise<Response> {
  return guideAnswer(request, context, 'text/markdown; charset=utf-8', guideMarkdown)
}

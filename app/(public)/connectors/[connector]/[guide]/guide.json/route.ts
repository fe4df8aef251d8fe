import { guideJson } from '@/lib/guide/json'
import { type GuideParams, guideAnswer } from '@/lib/guides/guide-answer.server'

export function GET(request: Request, context: GuideParams): Promise<Response> {
  return guideAnswer(request, context, 'application/json; charset=utf-8', (document, values, problems) =>
    JSON.stringify(guideJson(document, values, problems), null, 2),
  )
}

import type { Advice, Evidence } from '../stage'
import { advise } from '../verdict'
import type { OtherSpeaker } from './speaker'

interface Asked {
  host: string
  /** Null where none is known. */
  status: number | null
  /** Whether the server has responded correctly before. */
  proven?: string
}

/** The advice about a response to the wizard's request that did not come from the provider. */
export function speakerAdvice(speaker: OtherSpeaker, { host, status, ...proven }: Asked): Advice {
  if (speaker.kind === 'company-sign-in') return companyAdvice(speaker)
  const { name, role } = speaker
  return advise('answered-by-network', { by: name, role, host, status: status === null ? '' : `${status}`, ...proven })
}

/** The advice about the company's own sign-in, from any source. */
export function companyAdvice({
  name,
  reason,
  code,
  reference,
}: Extract<OtherSpeaker, { kind: 'company-sign-in' }>): Advice {
  return advise('company-sign-in', { by: name, reason, code: code ?? '', keep: reference?.label ?? '' })
}

/** The details to keep for its operator. */
export function speakerEvidence(speaker: OtherSpeaker): Evidence[] {
  return [
    { label: 'From', value: speaker.name },
    ...(speaker.kind === 'company-sign-in' && speaker.code ? [{ label: 'Its code', value: speaker.code }] : []),
    ...(speaker.reference ? [speaker.reference] : []),
  ]
}

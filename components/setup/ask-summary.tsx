import type { Guide } from '@/lib/guide/schema'
import { findCloud } from '@/lib/guide/selection'
import { askedFor } from '@/lib/setup/asked-for'
import { effectLines } from '@/lib/setup/message'
import { Description, DescriptionList } from '../ui/description-list'

interface AskSummaryProps {
  guide: Guide
  choice: { cloud: string; actions: readonly string[] }
  /** The page where the choice can be changed. */
  guideLink: string
}

/** The request to the recipient, for the sender to check. */
export function AskSummary({ guide, choice, guideLink }: AskSummaryProps) {
  const asked = askedFor(guide, { actions: choice.actions, scopes: '' })
  const labels = guide.fields.filter(({ role }) => role !== 'scopes').map(({ label }) => label)
  return (
    <DescriptionList>
      {guide.clouds.length > 1 && <Description label="Cloud">{findCloud(guide, choice.cloud).label}</Description>}
      {guide.actions.length > 0 && (
        <Description label="Actions">
          {asked.isEverything && <span>None chosen: every action is requested.</span>}
          <span>{effectLines(asked, 0).join(' · ')}</span>
          <a href={guideLink} className="text-sm">
            Change them in the guide
          </a>
        </Description>
      )}
      <Description label="They enter">{labels.join(', ')}</Description>
    </DescriptionList>
  )
}

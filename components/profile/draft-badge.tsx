import { Badge } from '../ui/badge'

/** Marks a profile whose values are missing. */
export function DraftBadge() {
  return <Badge tone="accent">Waiting for values</Badge>
}

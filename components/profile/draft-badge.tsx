import { Badge } from '../ui/badge'

/** Beside a profile that holds no values yet. */
export function DraftBadge() {
  return <Badge tone="accent">Waiting for values</Badge>
}

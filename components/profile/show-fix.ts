import { announce } from '@/components/ui/announce'
import type { QuickFix } from '@/lib/profile/quick-fix'

/** Announces an applied fix, and focuses the box it fixed: the fix's button may be gone now. */
export function showFix({ label, steps: [step] }: QuickFix): void {
  announce(`Done: ${label}`)
  const field = step?.do === 'move' ? step.to : step?.field
  if (field) document.getElementById(field)?.focus()
}

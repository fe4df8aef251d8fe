'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Disclosure } from '@/components/ui/disclosure'
import type { Action, Endpoint } from '@/lib/guide/schema'
import { scopeReasons } from '@/lib/guide/scopes'
import { useSelected } from '../selection-context'

/** For every scope: its coverage, and the chosen actions that need it, with their API calls. */
export function ScopeReasons() {
  const hasReasons = useSelected(({ selection }) => selection.actions.length > 0)
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    // Renders synchronously, because the browser prints the state at the end of the event.
    const open = () => flushSync(() => setOpen(true))
    addEventListener('beforeprint', open)
    return () => removeEventListener('beforeprint', open)
  }, [])

  if (!hasReasons) return null
  return (
    <Disclosure
      summary="Why these scopes?"
      className="text-xs"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <WhenOpen isOpen={isOpen}>
        <Reasons />
      </WhenOpen>
    </Disclosure>
  )
}

/** A long list renders when it is opened; without JavaScript it is rendered from the start. */
function WhenOpen({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  return isOpen ? children : <noscript>{children}</noscript>
}

function Reasons() {
  const { guide, selection } = useSelected((state) => state)
  return (
    <dl className="grid gap-3">
      {scopeReasons(guide, selection).map(({ scope, covers, standsFor, actions }) => (
        <div key={scope} className="break-inside-avoid">
          <dt>
            <code translate="no">{scope}</code>
          </dt>
          <dd className="text-muted">{covers}</dd>
          {standsFor.length > 0 && <dd className="text-muted">{`Stands for: ${standsFor.join(', ')}.`}</dd>}
          {actions.length > 0 && (
            <dd className="text-muted">
              Needed by:
              <ul className="grid gap-1 pt-1 text-ink">
                {actions.map((action) => (
                  <ActionCall key={action.id} action={action} />
                ))}
              </ul>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

function ActionCall({ action }: { action: Action }) {
  return (
    <li>
      <span>{action.label}</span>
      {action.endpoint && <EndpointText endpoint={action.endpoint} />}
      {action.note && <span className="block text-muted">{action.note}</span>}
      {action.clouds === 'unknown' && (
        <span className="block text-muted">It is not documented which clouds have it.</span>
      )}
    </li>
  )
}

function EndpointText({ endpoint }: { endpoint: Endpoint }) {
  if ('unknown' in endpoint) return <span className="block text-muted">{endpoint.unknown}</span>
  return (
    <span className="block text-muted">
      <code translate="no">{`${endpoint.methods.join(' or ')} ${endpoint.path}`}</code>
      {endpoint.inferred && <span> (inferred from the action’s name)</span>}
    </span>
  )
}

'use client'

import type { Action, Endpoint } from '@/lib/guide/schema'
import { scopeReasons } from '@/lib/guide/scopes'
import { useSelection } from '../selection-context'
import { useCut } from '../use-cut'

/** For every scope: what it covers, and the chosen actions that need it, with what they call. */
export function ScopeReasons() {
  const { guide, selection } = useSelection()
  const reasons = scopeReasons(guide, selection)
  if (reasons.length === 0) return null
  return (
    <details className="reasons">
      <summary>Why these scopes?</summary>
      <dl>
        {reasons.map(({ scope, covers, standsFor, actions }) => (
          <div key={scope}>
            <dt>
              <code translate="no">{scope}</code>
            </dt>
            <dd>{covers}</dd>
            {standsFor.length > 0 && <dd>{`Stands for: ${standsFor.join(', ')}.`}</dd>}
            {actions.length > 0 && (
              <dd>
                Needed by:
                <ActionCalls actions={actions} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </details>
  )
}

function ActionCalls({ actions }: { actions: readonly Action[] }) {
  const { shown, restButton } = useCut(actions)
  return (
    <ul>
      {shown.map((action) => (
        <li key={action.id}>
          <span>{action.label}</span>
          {action.endpoint && <EndpointText endpoint={action.endpoint} />}
          {action.note && <small>{action.note}</small>}
          {action.clouds === 'unknown' && <small>It is not documented which clouds have it.</small>}
        </li>
      ))}
      {restButton && <li>{restButton}</li>}
    </ul>
  )
}

function EndpointText({ endpoint }: { endpoint: Endpoint }) {
  if ('unknown' in endpoint) return <small>{endpoint.unknown}</small>
  return (
    <small>
      <code translate="no">{`${endpoint.methods.join(' or ')} ${endpoint.path}`}</code>
      {endpoint.inferred && <span> (inferred from the action’s name)</span>}
    </small>
  )
}

import { EFFECT_VERBS } from '@/lib/guide/effects'
import type { Effect } from '@/lib/guide/schema'
import type { AskedFor } from '@/lib/setup/asked-for'
import { plural } from '@/lib/text'
import { Disclosure } from '../ui/disclosure'

/** This many actions are readable at a glance. */
const MAX_UNFOLDED = 6

const DOES_NOT: Readonly<Record<Effect, string>> = {
  read: 'read anything',
  write: 'add or change anything',
  delete: 'delete anything',
}

interface AskedForProps {
  asked: AskedFor
  /** The provider. */
  name: string
}

/** The access that StackOne will get, and the access that it will not get. */
export function AskedForList({ asked, name }: AskedForProps) {
  const { possible, impossible, isEverything, otherActions, scopes } = asked
  return (
    <section aria-labelledby="asked-for" className="grid gap-3">
      <h2 id="asked-for">{`What StackOne will be able to do in ${name}`}</h2>
      {isEverything && possible.length > 0 && <p>Every action that StackOne has for it:</p>}
      <dl className="grid gap-3">
        {possible.map(({ effect, labels }) => (
          <div key={effect}>
            <dt className="font-medium">{`${EFFECT_VERBS[effect]}: ${plural(labels.length, 'action')}`}</dt>
            <dd className="text-sm text-muted">
              {labels.length > MAX_UNFOLDED ? (
                <Disclosure summary="Show the actions">{labels.join(', ')}</Disclosure>
              ) : (
                labels.join(', ')
              )}
            </dd>
          </div>
        ))}
      </dl>
      {(impossible.length > 0 || otherActions > 0) && (
        <p>
          {[
            impossible.length > 0 && `It will not ${joined(impossible.map((effect) => DOES_NOT[effect]))}.`,
            otherActions > 0 &&
              `${plural(otherActions, 'other action')} of StackOne ${otherActions === 1 ? 'is' : 'are'} not requested.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {scopes.length > 0 && (
        <Disclosure summary={`The scopes: ${plural(scopes.length, 'scope')}`}>
          <p className="text-sm text-muted">
            {`${name} asks you to allow these. A scope can cover more than the actions above; StackOne runs only these.`}
          </p>
          <ul className="mt-2 grid gap-1 text-sm">
            {scopes.map(({ id, covers }) => (
              <li key={id}>
                <code translate="no">{id}</code> {covers && <span className="text-muted">{covers}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function joined(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}` : (parts[0] ?? '')
}

import type { RecordDifference } from '@/lib/oauth-test/app-record/compare-record'
import { plural } from '@/lib/text'
import { Callout } from '../ui/callout'
import { CodeBlock } from '../ui/code-block'
import { Disclosure } from '../ui/disclosure'
import { CommandList } from './command-list'
import type { RecordState } from './record-form'

/**
 * The comparison of an app's record: the differences with the expected values first, then the commands that fix them.
 */
export function RecordResult({ comparison, hasSecret, knowsLifetime }: NonNullable<RecordState['result']>) {
  const { differences, same, unknown, update } = comparison
  const isRight = differences.length === 0 && unknown.length === 0
  return (
    <section className="grid gap-5" aria-labelledby="record-result">
      <Callout kind={isRight ? 'good' : 'warning'} role="status" tabIndex={-1} data-arrival>
        <h2 id="record-result">
          {differences.length > 0
            ? `${plural(differences.length, 'setting')} to change`
            : isRight
              ? 'The app matches the guide'
              : 'No difference found, but the record does not have every setting'}
        </h2>
        {knowsLifetime && <p>The date of the next sign-in now follows this record. Paste it again after a change.</p>}
        {unknown.length > 0 && <p>{`Not in the record: ${unknown.join(', ')}.`}</p>}
      </Callout>
      {hasSecret && (
        <Callout kind="warning">
          <p>
            The pasted text contains a secret, which the wizard did not store. Listed records have none: paste one of
            those next time.
          </p>
        </Callout>
      )}
      {differences.length > 0 && (
        <dl className="grid divide-y divide-line rounded-lg border border-line bg-panel">
          {differences.map((difference) => (
            <Difference key={`${difference.label} ${difference.wanted}`} {...difference} />
          ))}
        </dl>
      )}
      {update && (
        <div className="grid gap-3">
          <h2>{`Save this as ${update.file.name}`}</h2>
          <CodeBlock what={update.file.name} text={update.file.text} />
          {update.ways.map(({ id, label, commands }) => (
            <Disclosure key={id} summary={`Apply it with ${label}`} open>
              <CommandList commands={commands} />
            </Disclosure>
          ))}
        </div>
      )}
      {same.length > 0 && (
        <Disclosure summary={`${plural(same.length, 'setting')} equal to the guide`}>
          <ul className="grid list-disc gap-1 ps-5 text-sm wrap-anywhere">
            {same.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function Difference({ label, wanted, found, note }: RecordDifference) {
  return (
    <div className="grid gap-1 px-4 py-3">
      <dt className="font-medium">{label}</dt>
      <dd className="grid gap-1 text-sm wrap-anywhere">
        <span>
          <span className="text-muted">Guide: </span>
          <code translate="no">{wanted}</code>
        </span>
        <span>
          <span className="text-muted">Record: </span>
          <code translate="no">{found}</code>
        </span>
        {note && <span>{note}</span>}
      </dd>
    </div>
  )
}

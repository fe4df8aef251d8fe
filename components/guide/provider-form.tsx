import type { FormField, Guide } from '@/lib/guide/schema'
import { LiveCopyIcon, LiveText } from './live-values'

const OPTION = 'flex min-h-7 items-center gap-2'
const MARK = 'grid size-4 flex-none place-items-center border text-xs/none'

/** A drawing of the provider's form, filled in with the values for this choice. It has no inputs. */
export function ProviderFormDrawing({ guide, id }: { guide: Guide; id: string }) {
  const form = guide.forms.find((candidate) => candidate.id === id)
  if (!form) return null
  return (
    <figure className="max-w-144 overflow-hidden rounded-lg border border-line bg-panel">
      <figcaption className="border-b border-line bg-sunken px-3.5 py-2 text-xs text-muted">
        A drawing of the form{' '}
        <strong className="text-ink" translate="no">
          {form.title}
        </strong>
        <span>{` with your values. Enter them in ${guide.connectorName}.`}</span>
      </figcaption>
      <dl translate="no" className="grid gap-3.5 p-3.5">
        {form.fields.map((field) => (
          <div key={field.label} className="break-inside-avoid">
            <dt className="mb-1 text-xs font-bold">{field.label}</dt>
            {field.values.map((name) => (
              <dd key={name} className="not-first-of-type:mt-1.5">
                <FieldValue field={field} name={name} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="px-3.5 pb-3.5" translate="no">
        <span className="inline-block rounded-md border border-dashed border-edge px-3.5 py-1 text-sm text-muted">
          {form.submit}
        </span>
      </p>
    </figure>
  )
}

function FieldValue({ field, name }: { field: FormField; name: string }) {
  if (field.control === 'checkbox') {
    return (
      <span className={OPTION}>
        <span className={`${MARK} rounded-sm border-dashed border-edge`} aria-hidden>
          ✓
        </span>
        <LiveText name={name} />
        <span className="text-xs whitespace-nowrap text-muted" translate="yes">
          ticked
        </span>
      </span>
    )
  }
  if (field.control === 'choice') {
    return (
      <>
        <span className={OPTION}>
          <span className={`${MARK} rounded-full border-4 border-muted`} aria-hidden />
          <LiveText name={name} />
          <span className="text-xs whitespace-nowrap text-muted" translate="yes">
            selected
          </span>
        </span>
        {field.others?.map((other) => (
          <span key={other} className={`${OPTION} text-muted`}>
            <span className={`${MARK} rounded-full border-dashed border-edge`} aria-hidden />
            <span>{other}</span>
            <span className="text-xs whitespace-nowrap text-muted" translate="yes">
              not selected
            </span>
          </span>
        ))}
      </>
    )
  }
  return (
    <span
      className={`flex min-h-8.5 items-center gap-2 rounded-md border border-line bg-page py-0.75 pe-1 ps-2.5 ${field.control === 'number' ? 'max-w-56' : ''}`}
    >
      <code className="flex-1">
        <LiveText name={name} />
      </code>
      {field.unit && <span className="text-muted">{field.unit}</span>}
      <LiveCopyIcon name={name} label={field.label} />
    </span>
  )
}

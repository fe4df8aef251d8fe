import type { FormField, Guide } from '@/lib/guide/schema'
import { LiveCopyIcon, LiveText } from './live-values'

/** A drawing of the provider's form, filled in with the values for this choice. Nothing in it can be typed into. */
export function ProviderFormDrawing({ guide, id }: { guide: Guide; id: string }) {
  const form = guide.forms.find((candidate) => candidate.id === id)
  if (!form) return null
  return (
    <figure className="drawing">
      <figcaption>
        A drawing of the form <strong translate="no">{form.title}</strong>
        <span>{` with your values. Enter them in ${guide.connectorName}.`}</span>
      </figcaption>
      <dl translate="no">
        {form.fields.map((field) => (
          <div key={field.label}>
            <dt>{field.label}</dt>
            {field.values.map((name) => (
              <dd key={name}>
                <FieldValue field={field} name={name} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="drawing-submit" translate="no">
        <span>{form.submit}</span>
      </p>
    </figure>
  )
}

function FieldValue({ field, name }: { field: FormField; name: string }) {
  if (field.control === 'checkbox') {
    return (
      <span className="drawing-option">
        <span className="drawing-box" aria-hidden>
          ✓
        </span>
        <LiveText name={name} />
        <span className="drawing-aside" translate="yes">
          ticked
        </span>
      </span>
    )
  }
  if (field.control === 'choice') {
    return (
      <>
        <span className="drawing-option">
          <span className="drawing-dot" data-on aria-hidden />
          <LiveText name={name} />
          <span className="drawing-aside" translate="yes">
            selected
          </span>
        </span>
        {field.others?.map((other) => (
          <span key={other} className="drawing-option text-muted">
            <span className="drawing-dot" aria-hidden />
            <span>{other}</span>
            <span className="drawing-aside" translate="yes">
              not selected
            </span>
          </span>
        ))}
      </>
    )
  }
  return (
    <span className="drawing-field" data-control={field.control}>
      <code>
        <LiveText name={name} />
      </code>
      {field.unit && <span className="text-muted">{field.unit}</span>}
      <LiveCopyIcon name={name} label={field.label} />
    </span>
  )
}

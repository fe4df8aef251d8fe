'use client'

import type { ReactNode } from 'react'
import { Field } from '../profile/field'
import { NOT_FILLED_IN } from '../profile/not-filled-in'
import { SecretField } from '../profile/secret-field'
import { SelectOptions } from '../profile/select-options'
import { useValues } from './values-form'

interface ValueFieldProps {
  /** The key of the guide's field. */
  name: string
  /** When the saved secret was set. */
  current: ReactNode
}

/** The box of a guide's field, in the step that tells how to get its value. */
export function ValueField({ name, current }: ValueFieldProps) {
  const form = useValues()
  const field = form.guide.fields.find(({ key }) => key === name)
  if (!field) return null
  const { label, kind, required, hint, options = [] } = field
  const { value, onChange, onLeave, ...shown } = form.box(name)
  if (kind === 'secret') {
    return (
      <SecretField
        name={name}
        label={label}
        hint={<span>It is sealed when you save it, and never shown again.</span>}
        current={current}
        onChange={onChange}
        onLeave={onLeave}
        {...form.secret(name)}
        {...shown}
      />
    )
  }
  return (
    <Field
      name={name}
      label={label}
      isOptional={!required}
      hint={hint && <span>{hint}</span>}
      {...shown}
      note={shown.note ?? (form.isSaved(name) ? 'Saved.' : undefined)}
    >
      {(labelled) =>
        kind === 'select' ? (
          <select
            {...labelled}
            value={value}
            className="w-full"
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            <SelectOptions isRequired={required} options={options} />
          </select>
        ) : (
          <input
            {...NOT_FILLED_IN}
            {...labelled}
            value={value}
            className="w-full font-mono text-sm"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={onLeave}
          />
        )
      }
    </Field>
  )
}

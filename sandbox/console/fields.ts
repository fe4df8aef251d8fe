import { attributes, type Html, html } from '../pages/html'

interface Field {
  name: string
  label: string
  value: string
  hint?: string
  error: string | undefined
}

/** A line of text, or a number. */
export function inputField({ type, ...field }: Field & { type: 'text' | 'number' }): Html {
  const { name, value } = field
  return around(field, html`<input${attributes({ id: name, name, type, value, ...described(field) })}>`)
}

/** Several lines of text. */
export function linesField(field: Field): Html {
  const { name, value } = field
  const shared = attributes({ id: name, name, rows: 4, spellcheck: 'false', ...described(field) })
  // The line break after the tag is not part of the value.
  return around(field, html`<textarea${shared}>\n${value}</textarea>`)
}

/** One of several. */
export function choiceField(field: Field, options: readonly { value: string; label: string }[]): Html {
  const { name, label, value, error } = field
  return html`<fieldset${attributes({ 'aria-describedby': error ? `${name}-error` : null })}><legend>${label}</legend>
${options.map(
  (option) =>
    html`<label class="choice"><input${attributes({
      type: 'radio',
      name,
      value: option.value,
      checked: option.value === value,
    })}> ${option.label}</label>`,
)}
${errorOf(field)}</fieldset>`
}

/** Yes or no, under a heading. */
export function checkboxField(name: string, legend: string, label: string, isChecked: boolean): Html {
  return html`<fieldset><legend>${legend}</legend>
<label class="choice"><input${attributes({ type: 'checkbox', name, value: 'on', checked: isChecked })}> ${label}</label></fieldset>`
}

function around(field: Field, control: Html): Html {
  return html`<div class="field"><label for="${field.name}">${field.label}</label>
${field.hint ? html`<p class="hint" id="${field.name}-hint">${field.hint}</p>` : null}
${control}
${errorOf(field)}</div>`
}

function errorOf({ name, error }: Field): Html | null {
  return error ? html`<p class="error" id="${name}-error">${error}</p>` : null
}

function described({ name, hint, error }: Field): Record<string, string | null> {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return { 'aria-describedby': ids.join(' ') || null, 'aria-invalid': error ? 'true' : null }
}

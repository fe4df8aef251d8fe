import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import { actionWords } from '@/lib/audit/describe'
import type { HistoryView } from '@/lib/url-params'
import { HISTORY } from '@/lib/urls'
import { Button } from '../ui/button'

interface HistoryFilterProps {
  view: HistoryView
  /** The names in the history. */
  actors: readonly string[]
}

/** Filters the history by person and kind of event: a GET form, so that the URL has the filter. */
export function HistoryFilter({ view, actors }: HistoryFilterProps) {
  return (
    <form action={HISTORY} className="flex flex-wrap items-end gap-2 print:hidden">
      <Choice name="who" label="Person" all="Everyone" chosen={view.who} options={actors.map((who) => [who, who])} />
      <Choice
        name="kind"
        label="Event"
        all="Every event"
        chosen={view.kind}
        options={AUDIT_ACTIONS.map((action) => [action, capitalized(actionWords(action))])}
      />
      <Button type="submit">Filter</Button>
      {(view.who !== null || view.kind !== null) && (
        <a href={HISTORY} className="px-2 py-1.5 text-sm">
          Show all
        </a>
      )}
    </form>
  )
}

interface ChoiceProps {
  name: keyof HistoryView
  label: string
  /** The value that means no choice. */
  all: string
  chosen: string | null
  options: readonly (readonly [value: string, text: string])[]
}

function Choice({ name, label, all, chosen, options }: ChoiceProps) {
  return (
    <label className="grid min-w-0 gap-1 text-xs text-muted">
      <span>{label}</span>
      <select
        // Keeps a choice that the URL has and the list does not.
        key={chosen}
        name={name}
        defaultValue={chosen ?? ''}
        className="w-full max-w-64 text-sm"
      >
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

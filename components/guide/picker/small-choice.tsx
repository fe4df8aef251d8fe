'use client'

interface SmallChoiceProps {
  label: string
  name: string
  value: string
  options: readonly { id: string; label: string }[]
  onChoose: (id: string) => void
}

/** A small select with its label beside it. */
export function SmallChoice({ label, name, value, options, onChoose }: SmallChoiceProps) {
  return (
    <label className="flex min-w-0 items-center gap-2 text-xs text-muted print:hidden">
      <span>{label}</span>
      <select
        name={name}
        value={value}
        className="min-h-8 py-0.5"
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

import { memo } from 'react'

interface SegmentsProps<Id extends string> {
  label: string
  name: string
  value: Id
  options: readonly { id: Id; label: string }[]
  onChoose: (id: Id) => void
}

/** A choice of one among a few, side by side. */
export const Segments = memo(function Segments<Id extends string>({
  label,
  name,
  value,
  options,
  onChoose,
}: SegmentsProps<Id>) {
  return (
    <fieldset className="flex flex-wrap overflow-hidden rounded-md border border-edge">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.id} className="relative not-first:border-s not-first:border-line">
          {/* The box itself draws its state: a rule for the sibling of a ticked box would cost each box of a page. */}
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={value === option.id}
            onChange={() => onChoose(option.id)}
            className="absolute inset-0 size-full cursor-pointer appearance-none rounded-none border-accent checked:border-2 checked:bg-soft focus-visible:-outline-offset-3 forced-colors:checked:border-[Highlight]"
          />
          <span className="pointer-events-none relative block px-2 py-1.25 text-xs">{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}) as <Id extends string>(props: SegmentsProps<Id>) => React.ReactNode

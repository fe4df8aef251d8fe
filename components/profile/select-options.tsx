interface SelectOptionsProps {
  isRequired: boolean
  options: readonly { value: string; label: string }[]
}

/** The options of a guide's field with fixed values. */
export function SelectOptions({ isRequired, options }: SelectOptionsProps) {
  return (
    <>
      {!isRequired && <option value="">None</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
}

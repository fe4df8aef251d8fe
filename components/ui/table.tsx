import type { ComponentProps } from 'react'

/** A table of records with named columns. On a narrow screen each row is a card. */
export function Table({ className = '', ...table }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-panel print:overflow-visible">
      <table {...table} className={`w-full border-collapse text-start text-sm stacked:block ${className}`} />
    </div>
  )
}

/** The header of a table whose columns only have names. On narrow screens rows are cards, and only screen readers get it. */
export function TableHeads({ labels }: { labels: readonly string[] }) {
  return (
    <thead className="stacked:sr-only">
      <tr>
        {labels.map((label) => (
          <TableHead key={label}>{label}</TableHead>
        ))}
      </tr>
    </thead>
  )
}

export function TableHead({ className = '', ...head }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...head}
      className={`border-b border-line bg-sunken px-4 py-2 text-start text-xs font-medium whitespace-nowrap text-muted print:px-1.5 ${className}`}
    />
  )
}

export function TableBody(body: ComponentProps<'tbody'>) {
  return <tbody {...body} className="stacked:block" />
}

export function TableRow({ className = '', ...row }: ComponentProps<'tr'>) {
  return (
    <tr
      {...row}
      className={`h-12 border-b border-line last:border-b-0 hover:bg-soft/60 break-inside-avoid stacked:grid stacked:h-auto stacked:gap-1 stacked:px-4 stacked:py-3 ${className}`}
    />
  )
}

interface TableCellProps extends ComponentProps<'td'> {
  /** The name of the value, for cards. A screen reader reads the column's header. */
  label?: string
}

export function TableCell({ className = '', label, ...cell }: TableCellProps) {
  const labelled = label
    ? "stacked:before:me-1.5 stacked:before:text-muted stacked:before:content-[attr(data-label)_/_'']"
    : ''
  return (
    <td
      {...cell}
      data-label={label}
      className={`px-4 py-1 align-middle stacked:block stacked:p-0 print:px-1.5 print:wrap-break-word ${labelled} ${className}`}
    />
  )
}

/** The cell that names its row. */
export function TableRowHead({ className = '', ...head }: ComponentProps<'th'>) {
  return (
    <th
      scope="row"
      {...head}
      className={`px-4 py-1 text-start align-middle font-medium stacked:block stacked:p-0 print:px-1.5 ${className}`}
    />
  )
}

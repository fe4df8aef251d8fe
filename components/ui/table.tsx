import type { ComponentProps } from 'react'

/** A table of records: rows of one height, a head that names the columns; scrolls sideways where it must. */
export function Table({ className = '', ...table }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-panel print:overflow-visible">
      <table {...table} className={`w-full border-collapse text-start text-sm ${className}`} />
    </div>
  )
}

export function TableHead(head: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...head}
      className="border-b border-line bg-sunken px-4 py-2 text-start text-xs font-medium whitespace-nowrap text-muted"
    />
  )
}

export function TableRow({ className = '', ...row }: ComponentProps<'tr'>) {
  return (
    <tr
      {...row}
      className={`h-12 border-b border-line last:border-b-0 hover:bg-soft/60 break-inside-avoid ${className}`}
    />
  )
}

export function TableCell({ className = '', ...cell }: ComponentProps<'td'>) {
  return <td {...cell} className={`px-4 py-2 align-middle ${className}`} />
}

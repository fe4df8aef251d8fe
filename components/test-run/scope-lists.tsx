import type { ScopeLists } from '@/lib/oauth-test/stage'
import { Table, TableBody, TableCell, TableHeads, TableRow, TableRowHead } from '../ui/table'

const SOURCES = {
  answer: 'Granted as reported by the server.',
  token: 'Granted as listed in the access token.',
  'as-asked': 'The server listed no granted scopes, which means: as asked (RFC 6749 section 5.1).',
} as const

/** Needed, requested and granted scopes, side by side. */
export function ScopeListsTable({ lists: { needed, asked, granted, source } }: { lists: ScopeLists }) {
  const scopes = [...new Set([...needed, ...asked, ...granted])]
  const lists = [
    { name: 'Needed', list: needed },
    { name: 'Requested', list: asked },
    { name: 'Granted', list: granted },
  ]
  return (
    <section aria-labelledby="scope-lists" className="grid gap-2">
      <h2 id="scope-lists">Scopes</h2>
      <Table aria-labelledby="scope-lists">
        <TableHeads labels={['Scope', ...lists.map(({ name }) => name)]} />
        <TableBody>
          {scopes.map((scope) => (
            <TableRow key={scope} className="stacked:grid-cols-3">
              <TableRowHead className="stacked:col-span-3">
                <code translate="no">{scope}</code>
              </TableRowHead>
              {lists.map(({ name, list }) => (
                <TableCell key={name} label={name}>
                  {list.includes(scope) ? 'yes' : '–'}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="text-xs text-muted">
        {(needed.length === 0 ? 'No action is chosen, so the wizard can’t tell which scopes are needed. ' : '') +
          SOURCES[source]}
      </p>
    </section>
  )
}

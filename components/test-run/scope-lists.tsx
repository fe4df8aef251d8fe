import type { ScopeLists } from '@/lib/oauth-test/stage'
import { Table, TableCell, TableHead, TableRow } from '../ui/table'

const SOURCES = {
  answer: 'Granted as reported by the server.',
  token: 'Granted as listed in the access token.',
  'as-asked': 'The server listed no granted scopes, which means: as asked (RFC 6749 section 5.1).',
} as const

/** Needed, asked for and granted, side by side. */
export function ScopeListsTable({ lists: { needed, asked, granted, source } }: { lists: ScopeLists }) {
  const scopes = [...new Set([...needed, ...asked, ...granted])]
  const lists = [needed, asked, granted]
  return (
    <section aria-labelledby="scope-lists" className="grid gap-2">
      <h2 id="scope-lists">Scopes</h2>
      <Table aria-labelledby="scope-lists">
        <thead>
          <tr>
            {['Scope', 'Needed', 'Asked', 'Granted'].map((name) => (
              <TableHead key={name}>{name}</TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {scopes.map((scope) => (
            <TableRow key={scope}>
              <th scope="row" className="px-4 py-2 text-start font-normal">
                <code translate="no">{scope}</code>
              </th>
              {lists.map((list, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always these.
                <TableCell key={index}>{list.includes(scope) ? 'yes' : '–'}</TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
      <p className="text-xs text-muted">
        {(needed.length === 0 ? 'No action is chosen: nothing is known to be needed. ' : '') + SOURCES[source]}
      </p>
    </section>
  )
}

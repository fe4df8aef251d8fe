import type { ScopeLists } from '@/lib/oauth-test/stage'

const SOURCES = {
  answer: 'What was granted is as the server’s answer lists it.',
  token: 'What was granted is as the access token itself lists it.',
  'as-asked': 'The server did not list what it granted: that means what was asked for (RFC 6749 section 5.1).',
} as const

/** Needed, asked for and granted, side by side. */
export function ScopeListsTable({ lists: { needed, asked, granted, source } }: { lists: ScopeLists }) {
  const scopes = [...new Set([...needed, ...asked, ...granted])]
  const lists = [needed, asked, granted]
  return (
    <section aria-labelledby="scope-lists">
      <h2 id="scope-lists">Scopes</h2>
      <div className="table-scroll">
        <table className="table scope-lists" aria-labelledby="scope-lists">
          <thead>
            <tr>
              <th scope="col">Scope</th>
              <th scope="col">Needed</th>
              <th scope="col">Asked</th>
              <th scope="col">Granted</th>
            </tr>
          </thead>
          <tbody>
            {scopes.map((scope) => (
              <tr key={scope}>
                <th scope="row">
                  <code translate="no">{scope}</code>
                </th>
                {lists.map((list, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always these.
                  <td key={index}>{list.includes(scope) ? 'yes' : '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        {(needed.length === 0 ? 'No action is chosen: nothing is known to be needed. ' : '') + SOURCES[source]}
      </p>
    </section>
  )
}

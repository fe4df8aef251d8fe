import { strToU8, zipSync } from 'fflate'
import { withAdmin } from '@/lib/auth/require-admin.server'
import { attachment } from '@/lib/file-name'
import { loadImport } from '@/lib/guide-import/load-import.server'
import { filesOf } from '@/lib/guides/parse-guide'
import { refusal } from '@/lib/private-answer.server'

type Context = Readonly<{ params: Promise<{ id: string }> }>

/** The folder of an imported guide. Unpacked into GUIDES_DIR, it has the right path. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return withAdmin(async () => {
    const imported = await loadImport((await params).id)
    if (!imported) return refusal('no-such-import')
    const { connector, slug } = imported.texts
    const files = Object.entries(filesOf(imported.texts)).map(([name, content]) => [
      `${connector}/${slug}/${name}`,
      strToU8(content),
    ])
    const body = new Blob([new Uint8Array(zipSync(Object.fromEntries(files)))])
    return new Response(body, {
      headers: {
        'content-type': 'application/zip',
        'cache-control': 'private, no-store',
        'content-disposition': attachment(connector, slug, 'zip'),
      },
    })
  })
}

'use client'

import { Broken } from '@/components/site/broken'
import './globals.css'

interface GlobalErrorProps {
  error: Error & { digest?: string }
}

/** In the place of a page that broke. */
export default function GlobalError({ error: { digest } }: Readonly<GlobalErrorProps>) {
  return (
    <html lang="en">
      <body>
        <main>
          <Broken number={digest} />
        </main>
      </body>
    </html>
  )
}

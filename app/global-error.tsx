'use client'

import { geistSans } from './geist-sans'
import './globals.css'

interface GlobalErrorProps {
  error: Error & { digest?: string }
}

/** Replaces a page whose layout failed. Every page preloads it, so it is small, and uses no component of the kit. */
export default function GlobalError({ error: { digest } }: Readonly<GlobalErrorProps>) {
  return (
    <html lang="en" className={geistSans.variable}>
      <body>
        <main className="mx-auto grid max-w-prose gap-3 p-8">
          <title>Something went wrong</title>
          <h1>Something went wrong</h1>
          <p>
            {digest
              ? `The fault is the wizard’s, not yours. If it stays, tell whoever runs the wizard and give them error ${digest}.`
              : 'Check your connection. If it stays, tell whoever runs the wizard.'}
          </p>
          <p>
            {/* biome-ignore lint/a11y/useValidAnchor: a full page load works even if the scripts failed. */}
            <a href="">Load again</a> or <a href="/">see all guides</a>
          </p>
        </main>
      </body>
    </html>
  )
}

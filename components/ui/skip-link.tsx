/** Skips the content before it; visible when it has keyboard focus. */
export function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="absolute z-4 bg-panel px-3 py-2 not-focus:sr-only print:hidden">
      {children}
    </a>
  )
}

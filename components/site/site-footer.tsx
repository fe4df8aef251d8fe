interface SiteFooterProps {
  /** The operator's name; null where none is set. */
  name: string | null
  /** Where questions go: an https or mailto address. */
  supportUrl: string
}

/** The foot of every page: where questions go. */
export function SiteFooter({ name, supportUrl }: SiteFooterProps) {
  return (
    <footer className="mx-auto max-w-page px-4 py-6 text-xs text-muted sm:px-6">
      Questions? <a href={supportUrl}>{name ? `Contact ${name}` : 'Contact support'}</a>
    </footer>
  )
}

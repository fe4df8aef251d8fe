interface SiteFooterProps {
  /** The operator's name; null if none is set. */
  name: string | null
  /** The operator's contact: an https or mailto URL. */
  supportUrl: string
}

/** The footer of every page, with the operator's contact. */
export function SiteFooter({ name, supportUrl }: SiteFooterProps) {
  return (
    <footer className="mx-auto max-w-page px-4 py-6 text-xs text-muted sm:px-6">
      Questions? <a href={supportUrl}>{name ? `Contact ${name}` : 'Contact support'}</a>
    </footer>
  )
}

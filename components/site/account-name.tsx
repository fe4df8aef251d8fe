/** The name of the signed-in admin. */
export function AccountName({ name }: { name: string }) {
  return (
    <span translate="no" className="min-w-0 text-muted wrap-anywhere">
      {name}
    </span>
  )
}

interface ProviderLogoProps {
  /** Whose logo it is. */
  name: string
  /** An SVG path on 24 by 24 units; without one, the name's first letter is shown. */
  path: string | null | undefined
  size?: 'md' | 'lg'
}

const SIZES = { md: 'size-6 rounded-md p-1 text-xs', lg: 'size-10 rounded-lg p-2 text-lg' }

/** The logo of a provider on a tile, in the colour of the text, beside its name. */
export function ProviderLogo({ name, path, size = 'md' }: ProviderLogoProps) {
  return (
    <span
      aria-hidden="true"
      className={`grid flex-none place-items-center border border-line bg-sunken leading-none font-bold text-ink ${SIZES[size]}`}
    >
      {path ? (
        <svg aria-hidden viewBox="0 0 24 24" fill="currentColor" className="size-full">
          <path d={path} />
        </svg>
      ) : (
        <span translate="no">{name.slice(0, 1).toUpperCase()}</span>
      )}
    </span>
  )
}

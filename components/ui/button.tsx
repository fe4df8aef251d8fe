import type { ComponentProps } from 'react'

export type ButtonKind = 'secondary' | 'primary' | 'danger'
type ButtonSize = 'sm' | 'md' | 'lg'

const KINDS: Readonly<Record<ButtonKind, string>> = {
  secondary: 'border-edge bg-panel text-ink hover:bg-soft',
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  danger: 'border-danger bg-panel text-danger hover:bg-danger-soft',
}

const SIZES: Readonly<Record<ButtonSize, string>> = {
  sm: 'min-h-8 px-2.5 text-xs',
  md: 'min-h-9 px-3.5 text-sm',
  lg: 'min-h-10 px-5 text-base',
}

/** The look of a button, for elements that only have its role. */
export function buttonClass(kind: ButtonKind = 'secondary', size: ButtonSize = 'md', more = ''): string {
  return `inline-flex items-center justify-center gap-1.5 rounded-md border py-1 font-medium no-underline cursor-pointer print:hidden aria-disabled:cursor-default aria-disabled:border-line aria-disabled:bg-transparent aria-disabled:text-muted forced-colors:aria-disabled:text-[GrayText] ${KINDS[kind]} ${SIZES[size]} ${more}`
}

interface Look {
  kind?: ButtonKind
  size?: ButtonSize
}

/** A button that acts on this page. */
export function Button({ kind, size, className, ...button }: ComponentProps<'button'> & Look) {
  return <button type="button" {...button} className={buttonClass(kind, size, className)} />
}

/** A link that looks like a button. */
export function ButtonLink({ kind, size, className, ...link }: ComponentProps<'a'> & Look) {
  return <a {...link} className={buttonClass(kind, size, className)} />
}

import type { ComponentProps } from 'react'

interface PageProps extends Omit<ComponentProps<'div'>, 'className'> {
  /** `prose` to read, `page` to work. */
  width?: 'prose' | 'page'
}

const WIDTHS = { prose: 'max-w-prose', page: 'max-w-page' }

/** The content of a page: parts one below the other, in one of two widths. */
export function Page({ width = 'prose', ...content }: PageProps) {
  return (
    <div
      {...content}
      className={`mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-6 px-4 py-8 sm:px-6 lg:py-10 print:block print:max-w-none print:space-y-4 print:px-px print:py-0 flat:py-3 ${WIDTHS[width]}`}
    />
  )
}

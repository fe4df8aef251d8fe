import localFont from 'next/font/local'

// In a file of its own: global-error.tsx would load every font of it.
// `optional`: a font that loads late is not used, so that no text moves.
export const geistSans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist',
  weight: '100 900',
  display: 'optional',
})

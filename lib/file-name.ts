const MAX_LENGTH = 60

/**
 * The value of a Content-Disposition header (RFC 6266) for a file with this name: letters and digits of any script
 * stay, everything else becomes a hyphen. Programs without support for `filename*` get its ASCII.
 */
export function attachment(what: string, name: string, extension: string): string {
  const whole = fileName(what, name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'), extension)
  const ascii = fileName(
    what,
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^a-z\d]+/gi, '-'),
    extension,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(whole)}`
}

function fileName(what: string, name: string, extension: string): string {
  const part = [...name]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${[what, part].filter(Boolean).join('-')}.${extension}`
}

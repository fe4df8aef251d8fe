/** The path of a request, without query and fragment, which have codes and choices. */
export function pathOf(url: string): string {
  return url.replace(/[?#].*/s, '')
}

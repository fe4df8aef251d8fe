/** The path of what is asked for, without query and fragment: in those are codes and choices. */
export function pathOf(url: string): string {
  return url.replace(/[?#].*/s, '')
}

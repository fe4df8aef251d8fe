import { ROUTINE } from '../urls'

/**
 * Whether a path is asked for all the time, costs next to nothing, and is of no interest while all is well: files of the
 * build, and probes. Each part of it is a plain name, so that no path that leads elsewhere looks like one.
 */
export function isRoutine(path: string): boolean {
  return ROUTINE.test(path)
}

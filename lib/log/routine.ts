import { ROUTINE } from '../urls'

/**
 * Whether a path is requested very often, cheap, and uninteresting while all is well: files of the build, and probes.
 * Each part of it is a plain name, so that no other path looks like one.
 */
export function isRoutine(path: string): boolean {
  return ROUTINE.test(path)
}

import { fileURLToPath } from 'node:url'

/** The project's root folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** This benchmark's folder, with a slash at its end. */
export const BENCH = `${ROOT}bench/`

/** Next's command line. */
export const NEXT = `${ROOT}node_modules/next/dist/bin/next`

import { z } from 'zod'

// Disables Zod's JIT, because `new Function` violates the page's CSP and browsers report that. Schemas check it when
// they are created, so this file is imported before those that create one.
z.config({ jitless: true })

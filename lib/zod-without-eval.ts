import { z } from 'zod'

// Else Zod tries whether it may make code of texts, which the page's policy stops, and browsers tell of.
z.config({ jitless: true })

import { z } from 'zod'

// Else Zod tries whether it may make code of texts, which the page's policy stops, and browsers tell of. A schema looks
// when it is made: this file comes before those that make one.
z.config({ jitless: true })

import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './lib/db/schema.ts',
    './lib/db/stackone-schema.ts',
    './lib/db/setup-schema.ts',
    './lib/db/envelope-schema.ts',
    './lib/db/setup-notice-schema.ts',
  ],
  out: './lib/db/migrations',
})

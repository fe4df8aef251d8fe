// Tests and benchmarks build the same product with their own guides, into a folder of their own.
const { GUIDE_REGISTRY, BUILD_DIR = '.next' } = process.env

/** @type {import('next').NextConfig} */
const config = {
  distDir: BUILD_DIR,
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy in the process, and the files that they load beside themselves.
  serverExternalPackages: ['@electric-sql/pglite', 'drizzle-orm', 'pg'],
  // `npm run types` checks them, once for all builds.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
  headers: () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
    // A code is in the address, or leads to one with a state in it.
    ...['/connect/:path*', '/test-runs/:id/sign-in'].map((source) => ({
      source,
      headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }],
    })),
  ],
  turbopack: GUIDE_REGISTRY ? { resolveAlias: { '@/lib/guides/registry': GUIDE_REGISTRY } } : {},
}

export default config
